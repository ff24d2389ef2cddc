import type { FormLanguage } from './lead-forms.ts';

/**
 * Built-in texts of a form that is sent to one person. `{workspace}`, `{title}`, `{note}` and `{url}` are replaced with
 * values.
 */
export interface SurfaceTexts {
  /** Message with which the link is sent to the contact. */
  readonly message: string;
  /** Message that reminds the contact of the link. */
  readonly reminder: string;
  /** Message that returns the form after a review. `{note}` is replaced by what the contact must correct. */
  readonly returned: string;
  readonly save: string;
  readonly saved: string;
  /** Text that explains who can see saved answers. */
  readonly visible: string;
  /** Error message for a submission without answers. */
  readonly empty: string;
  /** Note next to a question that is shown because of other answers and can be left empty. */
  readonly added: string;
  /**
   * Offer to show known values. `showKnown` is the label of its button, and `check` the note at a field that shows a
   * known value.
   */
  readonly known: string;
  readonly showKnown: string;
  readonly check: string;
  /** Progress of a form with sections. `{step}` and `{count}` are replaced with numbers. */
  readonly step: string;
  readonly next: string;
  readonly back: string;
  readonly received: string;
  readonly invalidTitle: string;
  /** Message for a link that cannot be used. It is the same for all reasons, so that it reveals nothing. */
  readonly invalid: string;
}

export const SURFACE_TEXTS: Readonly<Record<FormLanguage, SurfaceTexts>> = {
  en: {
    message: 'Please fill in this form: {title}\n{url}',
    reminder: 'A reminder to fill in this form: {title}\n{url}',
    returned: 'Please correct your answers in this form: {title}\n{note}\n{url}',
    save: 'Save and continue later',
    saved: 'Your answers are saved. Open the link again to continue.',
    visible: '{workspace} can see answers as soon as they are saved.',
    empty: 'Answer at least one question.',
    added: 'This question depends on your other answers. Answer it or leave it empty.',
    known: '{workspace} already has answers to some of these questions.',
    showKnown: 'Show known answers',
    check: 'Please check',
    step: 'Step {step} of {count}',
    next: 'Next',
    back: 'Back',
    received: '{workspace} received your answers.',
    invalidTitle: 'This link is no longer valid',
    invalid: 'Ask the person who sent it for a new link.',
  },
  de: {
    message: 'Bitte füllen Sie dieses Formular aus: {title}\n{url}',
    reminder: 'Erinnerung an dieses Formular: {title}\n{url}',
    returned: 'Bitte korrigieren Sie Ihre Antworten in diesem Formular: {title}\n{note}\n{url}',
    save: 'Speichern und später fortsetzen',
    saved: 'Ihre Antworten sind gespeichert. Öffnen Sie den Link erneut, um fortzufahren.',
    visible: '{workspace} kann Antworten sehen, sobald sie gespeichert sind.',
    empty: 'Beantworten Sie mindestens eine Frage.',
    added: 'Diese Frage ergibt sich aus Ihren Antworten. Beantworten Sie sie oder lassen Sie sie leer.',
    known: '{workspace} kennt bereits Antworten auf einige dieser Fragen.',
    showKnown: 'Bekannte Antworten anzeigen',
    check: 'Bitte prüfen',
    step: 'Schritt {step} von {count}',
    next: 'Weiter',
    back: 'Zurück',
    received: '{workspace} hat Ihre Antworten erhalten.',
    invalidTitle: 'Dieser Link ist nicht mehr gültig',
    invalid: 'Bitten Sie die Person, die ihn gesendet hat, um einen neuen Link.',
  },
  es: {
    message: 'Por favor, rellene este formulario: {title}\n{url}',
    reminder: 'Le recordamos que rellene este formulario: {title}\n{url}',
    returned: 'Por favor, corrija sus respuestas en este formulario: {title}\n{note}\n{url}',
    save: 'Guardar y continuar más tarde',
    saved: 'Sus respuestas están guardadas. Abra el enlace de nuevo para continuar.',
    visible: '{workspace} puede ver las respuestas en cuanto se guardan.',
    empty: 'Responda al menos a una pregunta.',
    added: 'Esta pregunta resulta de sus respuestas. Respóndala o déjela vacía.',
    known: '{workspace} ya tiene respuestas a algunas de estas preguntas.',
    showKnown: 'Mostrar respuestas conocidas',
    check: 'Por favor, compruébelo',
    step: 'Paso {step} de {count}',
    next: 'Siguiente',
    back: 'Atrás',
    received: '{workspace} ha recibido sus respuestas.',
    invalidTitle: 'Este enlace ya no es válido',
    invalid: 'Pida un enlace nuevo a la persona que se lo envió.',
  },
  fr: {
    message: 'Merci de remplir ce formulaire : {title}\n{url}',
    reminder: 'Rappel, merci de remplir ce formulaire : {title}\n{url}',
    returned: 'Merci de corriger vos réponses dans ce formulaire : {title}\n{note}\n{url}',
    save: 'Enregistrer et continuer plus tard',
    saved: 'Vos réponses sont enregistrées. Ouvrez de nouveau le lien pour continuer.',
    visible: '{workspace} peut voir les réponses dès qu’elles sont enregistrées.',
    empty: 'Répondez à au moins une question.',
    added: 'Cette question découle de vos réponses. Répondez-y ou laissez-la vide.',
    known: '{workspace} connaît déjà des réponses à certaines de ces questions.',
    showKnown: 'Afficher les réponses connues',
    check: 'Merci de vérifier',
    step: 'Étape {step} sur {count}',
    next: 'Suivant',
    back: 'Retour',
    received: '{workspace} a reçu vos réponses.',
    invalidTitle: 'Ce lien n’est plus valide',
    invalid: 'Demandez un nouveau lien à la personne qui vous l’a envoyé.',
  },
  pt: {
    message: 'Por favor, preencha este formulário: {title}\n{url}',
    reminder: 'Lembrete para preencher este formulário: {title}\n{url}',
    returned: 'Por favor, corrija as suas respostas neste formulário: {title}\n{note}\n{url}',
    save: 'Guardar e continuar mais tarde',
    saved: 'As suas respostas estão guardadas. Abra o link novamente para continuar.',
    visible: '{workspace} pode ver as respostas assim que são guardadas.',
    empty: 'Responda a pelo menos uma pergunta.',
    added: 'Esta pergunta resulta das suas respostas. Responda ou deixe em branco.',
    known: '{workspace} já tem respostas a algumas destas perguntas.',
    showKnown: 'Mostrar respostas conhecidas',
    check: 'Por favor, verifique',
    step: 'Passo {step} de {count}',
    next: 'Seguinte',
    back: 'Voltar',
    received: '{workspace} recebeu as suas respostas.',
    invalidTitle: 'Este link já não é válido',
    invalid: 'Peça um novo link à pessoa que o enviou.',
  },
  ar: {
    message: 'يرجى ملء هذا النموذج: {title}\n{url}',
    reminder: 'تذكير بملء هذا النموذج: {title}\n{url}',
    returned: 'يرجى تصحيح إجاباتك في هذا النموذج: {title}\n{note}\n{url}',
    save: 'حفظ والمتابعة لاحقًا',
    saved: 'تم حفظ إجاباتك. افتح الرابط مرة أخرى للمتابعة.',
    visible: 'يمكن لـ {workspace} رؤية الإجابات بمجرد حفظها.',
    empty: 'أجب عن سؤال واحد على الأقل.',
    added: 'يظهر هذا السؤال بناءً على إجاباتك. أجب عنه أو اتركه فارغًا.',
    known: 'لدى {workspace} بالفعل إجابات عن بعض هذه الأسئلة.',
    showKnown: 'عرض الإجابات المعروفة',
    check: 'يرجى التحقق',
    step: 'الخطوة {step} من {count}',
    next: 'التالي',
    back: 'السابق',
    received: 'استلمت {workspace} إجاباتك.',
    invalidTitle: 'لم يعد هذا الرابط صالحًا',
    invalid: 'اطلب رابطًا جديدًا ممن أرسله إليك.',
  },
  he: {
    message: 'נא למלא את הטופס: {title}\n{url}',
    reminder: 'תזכורת למלא את הטופס: {title}\n{url}',
    returned: 'נא לתקן את התשובות בטופס: {title}\n{note}\n{url}',
    save: 'שמירה והמשך מאוחר יותר',
    saved: 'התשובות נשמרו. כדי להמשיך, יש לפתוח שוב את הקישור.',
    visible: '{workspace} יכולים לראות תשובות מיד לאחר שמירתן.',
    empty: 'יש לענות על שאלה אחת לפחות.',
    added: 'השאלה מוצגת בעקבות תשובותיך. אפשר לענות עליה או להשאיר אותה ריקה.',
    known: 'ל-{workspace} כבר יש תשובות לחלק מהשאלות האלה.',
    showKnown: 'הצגת התשובות הידועות',
    check: 'נא לבדוק',
    step: 'שלב {step} מתוך {count}',
    next: 'הבא',
    back: 'הקודם',
    received: 'התשובות התקבלו אצל {workspace}.',
    invalidTitle: 'הקישור אינו תקף עוד',
    invalid: 'יש לבקש קישור חדש ממי ששלח אותו.',
  },
};
