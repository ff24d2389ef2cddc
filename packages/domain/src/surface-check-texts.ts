import type { FormLanguage } from './lead-forms.ts';

/**
 * Built-in texts of the second check of a form. `{workspace}`, `{code}` and `{count}` are replaced with values. They
 * name neither the form nor the contact, because they are shown before the check is passed.
 */
export interface SurfaceCheckTexts {
  readonly title: string;
  /** Message with which a code is sent. */
  readonly message: string;
  readonly codeIntro: string;
  readonly sendCode: string;
  readonly codeSent: string;
  readonly code: string;
  readonly resend: string;
  readonly birthDateIntro: string;
  readonly birthDate: string;
  readonly confirm: string;
  readonly wrong: string;
  readonly expired: string;
  /** Message shown when the maximum number of codes was sent. */
  readonly exhausted: string;
  /** Message for a code that cannot be sent. It is the same for all reasons, so that it reveals nothing. */
  readonly unavailable: string;
}

export const SURFACE_CHECK_TEXTS: Readonly<Record<FormLanguage, SurfaceCheckTexts>> = {
  en: {
    title: 'Confirm that it is you',
    message: '{code} is your code for the form of {workspace}. It is valid for 10 minutes. Do not share it.',
    codeIntro: '{workspace} sends a code to your phone number before it shows the form.',
    sendCode: 'Send code',
    codeSent: 'A code was requested for your phone number. It is valid for 10 minutes.',
    code: 'Code',
    resend: 'Send a new code',
    birthDateIntro: '{workspace} asks for your date of birth before it shows the form.',
    birthDate: 'Date of birth',
    confirm: 'Confirm',
    wrong: 'This does not match. Attempts left: {count}.',
    expired: 'There is no valid code. Request a new one.',
    exhausted: 'No further code can be sent. Ask the person who sent the link for a new one.',
    unavailable: 'A code cannot be sent now. Ask the person who sent the link.',
  },
  de: {
    title: 'Bestätigen Sie, dass Sie es sind',
    message: '{code} ist Ihr Code für das Formular von {workspace}. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.',
    codeIntro: '{workspace} sendet einen Code an Ihre Telefonnummer, bevor das Formular angezeigt wird.',
    sendCode: 'Code senden',
    codeSent: 'Ein Code wurde für Ihre Telefonnummer angefordert. Er gilt 10 Minuten.',
    code: 'Code',
    resend: 'Neuen Code senden',
    birthDateIntro: '{workspace} fragt nach Ihrem Geburtsdatum, bevor das Formular angezeigt wird.',
    birthDate: 'Geburtsdatum',
    confirm: 'Bestätigen',
    wrong: 'Das stimmt nicht überein. Verbleibende Versuche: {count}.',
    expired: 'Es gibt keinen gültigen Code. Fordern Sie einen neuen an.',
    exhausted:
      'Es kann kein weiterer Code gesendet werden. Bitten Sie die Person, die den Link gesendet hat, um einen neuen.',
    unavailable: 'Zurzeit kann kein Code gesendet werden. Fragen Sie die Person, die den Link gesendet hat.',
  },
  es: {
    title: 'Confirme que es usted',
    message: '{code} es su código para el formulario de {workspace}. Es válido durante 10 minutos. No lo comparta.',
    codeIntro: '{workspace} envía un código a su número de teléfono antes de mostrar el formulario.',
    sendCode: 'Enviar código',
    codeSent: 'Se ha solicitado un código para su número de teléfono. Es válido durante 10 minutos.',
    code: 'Código',
    resend: 'Enviar un código nuevo',
    birthDateIntro: '{workspace} le pide su fecha de nacimiento antes de mostrar el formulario.',
    birthDate: 'Fecha de nacimiento',
    confirm: 'Confirmar',
    wrong: 'No coincide. Intentos restantes: {count}.',
    expired: 'No hay ningún código válido. Solicite uno nuevo.',
    exhausted: 'No se pueden enviar más códigos. Pida un enlace nuevo a la persona que se lo envió.',
    unavailable: 'Ahora no se puede enviar ningún código. Pregunte a la persona que le envió el enlace.',
  },
  fr: {
    title: "Confirmez qu'il s'agit bien de vous",
    message: '{code} est votre code pour le formulaire de {workspace}. Il est valable 10 minutes. Ne le partagez pas.',
    codeIntro: "{workspace} envoie un code à votre numéro de téléphone avant d'afficher le formulaire.",
    sendCode: 'Envoyer le code',
    codeSent: 'Un code a été demandé pour votre numéro de téléphone. Il est valable 10 minutes.',
    code: 'Code',
    resend: 'Envoyer un nouveau code',
    birthDateIntro: "{workspace} demande votre date de naissance avant d'afficher le formulaire.",
    birthDate: 'Date de naissance',
    confirm: 'Confirmer',
    wrong: 'Cela ne correspond pas. Tentatives restantes : {count}.',
    expired: "Il n'y a pas de code valable. Demandez-en un nouveau.",
    exhausted:
      'Aucun autre code ne peut être envoyé. Demandez un nouveau lien à la personne qui vous a envoyé celui-ci.',
    unavailable: "Aucun code ne peut être envoyé pour l'instant. Demandez à la personne qui a envoyé le lien.",
  },
  pt: {
    title: 'Confirme que é você',
    message: '{code} é o seu código para o formulário de {workspace}. É válido por 10 minutos. Não o partilhe.',
    codeIntro: '{workspace} envia um código para o seu número de telefone antes de mostrar o formulário.',
    sendCode: 'Enviar código',
    codeSent: 'Foi pedido um código para o seu número de telefone. É válido por 10 minutos.',
    code: 'Código',
    resend: 'Enviar um novo código',
    birthDateIntro: '{workspace} pede a sua data de nascimento antes de mostrar o formulário.',
    birthDate: 'Data de nascimento',
    confirm: 'Confirmar',
    wrong: 'Não corresponde. Tentativas restantes: {count}.',
    expired: 'Não há nenhum código válido. Peça um novo.',
    exhausted: 'Não é possível enviar mais códigos. Peça um novo link à pessoa que o enviou.',
    unavailable: 'Não é possível enviar um código agora. Pergunte à pessoa que enviou o link.',
  },
  ar: {
    title: 'أكّد هويتك',
    message: '{code} هو رمزك لنموذج {workspace}. الرمز صالح لمدة 10 دقائق. لا تشاركه مع أحد.',
    codeIntro: 'ترسل {workspace} رمزًا إلى رقم هاتفك قبل عرض النموذج.',
    sendCode: 'إرسال الرمز',
    codeSent: 'تم طلب رمز لرقم هاتفك. الرمز صالح لمدة 10 دقائق.',
    code: 'الرمز',
    resend: 'إرسال رمز جديد',
    birthDateIntro: 'تطلب {workspace} تاريخ ميلادك قبل عرض النموذج.',
    birthDate: 'تاريخ الميلاد',
    confirm: 'تأكيد',
    wrong: 'البيانات غير مطابقة. المحاولات المتبقية: {count}.',
    expired: 'لا يوجد رمز صالح. اطلب رمزًا جديدًا.',
    exhausted: 'لا يمكن إرسال رمز آخر. اطلب رابطًا جديدًا من الشخص الذي أرسله.',
    unavailable: 'لا يمكن إرسال رمز الآن. اسأل الشخص الذي أرسل الرابط.',
  },
  he: {
    title: 'אישור הזהות שלך',
    message: '{code} הוא הקוד שלך לטופס של {workspace}. הקוד תקף ל-10 דקות. אין לשתף אותו.',
    codeIntro: '{workspace} שולחת קוד למספר הטלפון שלך לפני הצגת הטופס.',
    sendCode: 'שליחת קוד',
    codeSent: 'התבקש קוד למספר הטלפון שלך. הקוד תקף ל-10 דקות.',
    code: 'קוד',
    resend: 'שליחת קוד חדש',
    birthDateIntro: '{workspace} מבקשת את תאריך הלידה שלך לפני הצגת הטופס.',
    birthDate: 'תאריך לידה',
    confirm: 'אישור',
    wrong: 'הפרטים אינם תואמים. ניסיונות שנותרו: {count}.',
    expired: 'אין קוד תקף. יש לבקש קוד חדש.',
    exhausted: 'לא ניתן לשלוח קוד נוסף. יש לבקש קישור חדש מהאדם ששלח אותו.',
    unavailable: 'לא ניתן לשלוח קוד כעת. יש לפנות לאדם ששלח את הקישור.',
  },
};
