import { ARABIC, HEBREW } from './form-texts-right-to-left.ts';
import type { FormLanguage } from './lead-forms.ts';
import { REFUSALS } from './refusals/refusals.ts';

/** Built-in texts of the public form. `{workspace}` is replaced with the name of the workspace. */
export interface FormTexts {
  readonly title: string;
  readonly replyByWhatsApp: string;
  readonly replyByCall: string;
  readonly noPromise: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneHelp: string;
  readonly email: string;
  readonly message: string;
  /** Label of a field that is not required. `{label}` is replaced with the name of the field. */
  readonly optional: string;
  readonly choose: string;
  readonly consent: string;
  readonly policy: string;
  readonly opensNewTab: string;
  readonly send: string;
  readonly thankYou: string;
  readonly received: string;
  readonly receivedAndContact: string;
  readonly again: string;
  /** Text of the link back to the form, on the page that is shown after a submission without JavaScript. */
  readonly back: string;
  readonly errorSummary: string;
  readonly failed: string;
  readonly errors: Readonly<Record<FormErrorCode, string>>;
}

/** Error codes of a rejected submission. */
export type FormErrorCode =
  | 'NAME_INVALID'
  | 'PHONE_INVALID'
  | 'EMAIL_INVALID'
  | 'MESSAGE_TOO_LONG'
  | 'CONSENT_MISSING'
  | 'FORM_ANSWER_MISSING'
  | 'FORM_ANSWER_INVALID'
  | 'FORM_ANSWER_TOO_LONG'
  | 'FORM_ANSWER_UNKNOWN'
  | 'FORM_VERSION_REPLACED';

const ENGLISH: FormTexts = {
  title: 'Contact {workspace}',
  replyByWhatsApp: 'We’ll reply on WhatsApp.',
  replyByCall: 'We’ll call you back.',
  noPromise: 'Leave your details for our team.',
  name: 'Name',
  phone: 'Phone',
  phoneHelp: 'Include the country code',
  email: 'Email',
  message: 'Message',
  optional: '{label} (optional)',
  choose: 'Choose an option',
  consent: 'I agree that {workspace} may contact me.',
  policy: 'Privacy policy',
  opensNewTab: '(opens in a new tab)',
  send: 'Send',
  thankYou: 'Thank you',
  received: '{workspace} received your message.',
  receivedAndContact: '{workspace} received your message and will contact you.',
  again: 'Send another message',
  back: 'Back to form',
  errorSummary: 'Check your entries',
  failed: 'The form could not be sent. Try again in a few minutes.',
  errors: {
    NAME_INVALID: REFUSALS.NAME_INVALID,
    PHONE_INVALID: REFUSALS.PHONE_INVALID,
    EMAIL_INVALID: REFUSALS.EMAIL_INVALID,
    MESSAGE_TOO_LONG: REFUSALS.MESSAGE_TOO_LONG,
    CONSENT_MISSING: REFUSALS.CONSENT_MISSING,
    FORM_ANSWER_MISSING: REFUSALS.FORM_ANSWER_MISSING,
    FORM_ANSWER_INVALID: REFUSALS.FORM_ANSWER_INVALID,
    FORM_ANSWER_TOO_LONG: REFUSALS.FORM_ANSWER_TOO_LONG,
    FORM_ANSWER_UNKNOWN: REFUSALS.FORM_ANSWER_UNKNOWN,
    FORM_VERSION_REPLACED: REFUSALS.FORM_VERSION_REPLACED,
  },
};

const GERMAN: FormTexts = {
  title: 'Kontakt zu {workspace}',
  replyByWhatsApp: 'Wir antworten auf WhatsApp.',
  replyByCall: 'Wir rufen Sie zurück.',
  noPromise: 'Hinterlassen Sie unserem Team Ihre Angaben.',
  name: 'Name',
  phone: 'Telefon',
  phoneHelp: 'Mit Ländervorwahl',
  email: 'E-Mail',
  message: 'Nachricht',
  optional: '{label} (optional)',
  choose: 'Bitte auswählen',
  consent: 'Ich bin einverstanden, dass {workspace} mich kontaktiert.',
  policy: 'Datenschutzerklärung',
  opensNewTab: '(öffnet einen neuen Tab)',
  send: 'Senden',
  thankYou: 'Vielen Dank',
  received: '{workspace} hat Ihre Nachricht erhalten.',
  receivedAndContact: '{workspace} hat Ihre Nachricht erhalten und meldet sich bei Ihnen.',
  again: 'Weitere Nachricht senden',
  back: 'Zurück zum Formular',
  errorSummary: 'Bitte prüfen Sie Ihre Eingaben',
  failed: 'Das Formular konnte nicht gesendet werden. Versuchen Sie es in einigen Minuten erneut.',
  errors: {
    NAME_INVALID: 'Geben Sie einen Namen mit höchstens 100 Zeichen ein.',
    PHONE_INVALID: 'Geben Sie eine gültige Telefonnummer mit Ländervorwahl ein.',
    EMAIL_INVALID: 'Geben Sie eine gültige E-Mail-Adresse ein.',
    MESSAGE_TOO_LONG: 'Die Nachricht kann höchstens 2000 Zeichen haben.',
    CONSENT_MISSING: 'Stimmen Sie der Kontaktaufnahme zu, bevor Sie das Formular senden.',
    FORM_ANSWER_MISSING: 'Füllen Sie dieses Feld aus.',
    FORM_ANSWER_INVALID: 'Dieser Wert ist nicht gültig.',
    FORM_ANSWER_TOO_LONG: 'Diese Antwort ist zu lang.',
    FORM_ANSWER_UNKNOWN: 'Das Formular hat diese Frage nicht. Laden Sie die Seite neu.',
    FORM_VERSION_REPLACED: 'Das Formular wurde geändert. Laden Sie die Seite neu.',
  },
};

const SPANISH: FormTexts = {
  title: 'Contactar con {workspace}',
  replyByWhatsApp: 'Responderemos por WhatsApp.',
  replyByCall: 'Le devolveremos la llamada.',
  noPromise: 'Deje sus datos a nuestro equipo.',
  name: 'Nombre',
  phone: 'Teléfono',
  phoneHelp: 'Incluya el prefijo del país',
  email: 'Correo electrónico',
  message: 'Mensaje',
  optional: '{label} (opcional)',
  choose: 'Elija una opción',
  consent: 'Acepto que {workspace} se ponga en contacto conmigo.',
  policy: 'Política de privacidad',
  opensNewTab: '(se abre en una pestaña nueva)',
  send: 'Enviar',
  thankYou: 'Gracias',
  received: '{workspace} ha recibido su mensaje.',
  receivedAndContact: '{workspace} ha recibido su mensaje y se pondrá en contacto con usted.',
  again: 'Enviar otro mensaje',
  back: 'Volver al formulario',
  errorSummary: 'Revise sus datos',
  failed: 'No se pudo enviar el formulario. Inténtelo de nuevo en unos minutos.',
  errors: {
    NAME_INVALID: 'Escriba un nombre de 100 caracteres como máximo.',
    PHONE_INVALID: 'Escriba un número de teléfono válido con el prefijo del país.',
    EMAIL_INVALID: 'Escriba una dirección de correo electrónico válida.',
    MESSAGE_TOO_LONG: 'El mensaje puede tener 2000 caracteres como máximo.',
    CONSENT_MISSING: 'Acepte que nos pongamos en contacto con usted antes de enviar el formulario.',
    FORM_ANSWER_MISSING: 'Rellene este campo.',
    FORM_ANSWER_INVALID: 'Este valor no es válido.',
    FORM_ANSWER_TOO_LONG: 'Esta respuesta es demasiado larga.',
    FORM_ANSWER_UNKNOWN: 'El formulario no tiene esta pregunta. Vuelva a cargar la página.',
    FORM_VERSION_REPLACED: 'El formulario ha cambiado. Vuelva a cargar la página.',
  },
};

const FRENCH: FormTexts = {
  title: 'Contacter {workspace}',
  replyByWhatsApp: 'Nous répondrons sur WhatsApp.',
  replyByCall: 'Nous vous rappellerons.',
  noPromise: 'Laissez vos coordonnées à notre équipe.',
  name: 'Nom',
  phone: 'Téléphone',
  phoneHelp: 'Avec l’indicatif du pays',
  email: 'E-mail',
  message: 'Message',
  optional: '{label} (facultatif)',
  choose: 'Choisissez une option',
  consent: 'J’accepte que {workspace} me contacte.',
  policy: 'Politique de confidentialité',
  opensNewTab: '(s’ouvre dans un nouvel onglet)',
  send: 'Envoyer',
  thankYou: 'Merci',
  received: '{workspace} a reçu votre message.',
  receivedAndContact: '{workspace} a reçu votre message et vous contactera.',
  again: 'Envoyer un autre message',
  back: 'Retour au formulaire',
  errorSummary: 'Vérifiez vos saisies',
  failed: 'Le formulaire n’a pas pu être envoyé. Réessayez dans quelques minutes.',
  errors: {
    NAME_INVALID: 'Saisissez un nom de 100 caractères au maximum.',
    PHONE_INVALID: 'Saisissez un numéro de téléphone valide avec l’indicatif du pays.',
    EMAIL_INVALID: 'Saisissez une adresse e-mail valide.',
    MESSAGE_TOO_LONG: 'Le message peut contenir 2000 caractères au maximum.',
    CONSENT_MISSING: 'Acceptez d’être contacté avant d’envoyer le formulaire.',
    FORM_ANSWER_MISSING: 'Remplissez ce champ.',
    FORM_ANSWER_INVALID: 'Cette valeur n’est pas valide.',
    FORM_ANSWER_TOO_LONG: 'Cette réponse est trop longue.',
    FORM_ANSWER_UNKNOWN: 'Le formulaire n’a pas cette question. Rechargez la page.',
    FORM_VERSION_REPLACED: 'Le formulaire a changé. Rechargez la page.',
  },
};

const PORTUGUESE: FormTexts = {
  title: 'Contactar {workspace}',
  replyByWhatsApp: 'Responderemos pelo WhatsApp.',
  replyByCall: 'Vamos ligar de volta.',
  noPromise: 'Deixe os seus dados para a nossa equipe.',
  name: 'Nome',
  phone: 'Telefone',
  phoneHelp: 'Inclua o código do país',
  email: 'E-mail',
  message: 'Mensagem',
  optional: '{label} (opcional)',
  choose: 'Escolha uma opção',
  consent: 'Concordo que {workspace} entre em contato comigo.',
  policy: 'Política de privacidade',
  opensNewTab: '(abre em uma nova aba)',
  send: 'Enviar',
  thankYou: 'Obrigado',
  received: '{workspace} recebeu a sua mensagem.',
  receivedAndContact: '{workspace} recebeu a sua mensagem e entrará em contato.',
  again: 'Enviar outra mensagem',
  back: 'Voltar ao formulário',
  errorSummary: 'Verifique os dados',
  failed: 'Não foi possível enviar o formulário. Tente novamente em alguns minutos.',
  errors: {
    NAME_INVALID: 'Digite um nome com até 100 caracteres.',
    PHONE_INVALID: 'Digite um número de telefone válido com o código do país.',
    EMAIL_INVALID: 'Digite um endereço de e-mail válido.',
    MESSAGE_TOO_LONG: 'A mensagem pode ter no máximo 2000 caracteres.',
    CONSENT_MISSING: 'Concorde em ser contatado antes de enviar o formulário.',
    FORM_ANSWER_MISSING: 'Preencha este campo.',
    FORM_ANSWER_INVALID: 'Este valor não é válido.',
    FORM_ANSWER_TOO_LONG: 'Esta resposta é longa demais.',
    FORM_ANSWER_UNKNOWN: 'O formulário não tem esta pergunta. Recarregue a página.',
    FORM_VERSION_REPLACED: 'O formulário mudou. Recarregue a página.',
  },
};

export const FORM_TEXTS: Readonly<Record<FormLanguage, FormTexts>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  pt: PORTUGUESE,
  ar: ARABIC,
  he: HEBREW,
};
