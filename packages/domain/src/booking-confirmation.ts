import type { OptOutLanguage } from './opt-out.ts';

/** Languages in which a booking confirmation can be sent. */
export type ConfirmationLanguage = OptOutLanguage;

export const isLanguage = (code: string): code is ConfirmationLanguage => code in SPEECH;

interface ConfirmationTexts {
  /** Locale for formatting dates. */
  readonly locale: string;
  readonly confirmed: (when: string) => string;
}

const SPEECH: Record<ConfirmationLanguage, ConfirmationTexts> = {
  en: { locale: 'en-GB', confirmed: (when) => `Your appointment is confirmed: ${when}.` },
  de: { locale: 'de-DE', confirmed: (when) => `Ihr Termin ist bestätigt: ${when}.` },
  fr: { locale: 'fr-FR', confirmed: (when) => `Votre rendez-vous est confirmé : ${when}.` },
  es: { locale: 'es-ES', confirmed: (when) => `Su cita está confirmada: ${when}.` },
  it: { locale: 'it-IT', confirmed: (when) => `Il suo appuntamento è confermato: ${when}.` },
  nl: { locale: 'nl-NL', confirmed: (when) => `Uw afspraak is bevestigd: ${when}.` },
  pt: { locale: 'pt-PT', confirmed: (when) => `A sua marcação está confirmada: ${when}.` },
  sl: { locale: 'sl-SI', confirmed: (when) => `Vaš termin je potrjen: ${when}.` },
  // `nu-latn` formats numbers with Western digits.
  ar: { locale: 'ar-u-nu-latn', confirmed: (when) => `تم تأكيد موعدكم: ${when}.` },
};

interface ConfirmedAppointment {
  readonly startsAt: Date;
  readonly timeZone: string;
}

/** Returns the message that a contact receives after a member books an appointment for the contact. */
export function bookingConfirmation(
  language: ConfirmationLanguage,
  { startsAt, timeZone }: ConfirmedAppointment,
): string {
  const { locale, confirmed } = SPEECH[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(startsAt);
  return confirmed(`${day} (${timeZone})`);
}
