import { expect, it } from '@jest/globals';
import { bookingConfirmation } from '../src/booking-confirmation.ts';
import { OPT_OUT_LANGUAGES } from '../src/opt-out.ts';

/** Removes punctuation, which differs between the ICU versions of Node. */
const plain = (words: string) => words.replace(/[,،]/g, '').replace(/\s+/g, ' ');

const BOOKING = {
  en: 'Your appointment is confirmed: Saturday 2 March 2126 at 15:30 (Europe/Berlin).',
  de: 'Ihr Termin ist bestätigt: Samstag 2. März 2126 um 15:30 (Europe/Berlin).',
  fr: 'Votre rendez-vous est confirmé : samedi 2 mars 2126 à 15:30 (Europe/Berlin).',
  es: 'Su cita está confirmada: sábado 2 de marzo de 2126 15:30 (Europe/Berlin).',
  it: 'Il suo appuntamento è confermato: sabato 2 marzo 2126 alle ore 15:30 (Europe/Berlin).',
  nl: 'Uw afspraak is bevestigd: zaterdag 2 maart 2126 om 15:30 (Europe/Berlin).',
  pt: 'A sua marcação está confirmada: sábado 2 de março de 2126 às 15:30 (Europe/Berlin).',
  sl: 'Vaš termin je potrjen: sobota 2. marec 2126 ob 15:30 (Europe/Berlin).',
  ar: 'تم تأكيد موعدكم: السبت 2 مارس 2126 في 3:30 م (Europe/Berlin).',
};

it.each(OPT_OUT_LANGUAGES)('confirms an appointment in %s', (language) => {
  const appointment = { startsAt: new Date('2126-03-02T14:30:00Z'), timeZone: 'Europe/Berlin' };
  expect(plain(bookingConfirmation(language, appointment))).toBe(BOOKING[language]);
});
