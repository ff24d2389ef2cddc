import { expect, it } from '@jest/globals';
import { languageIn } from './confirm-booking.ts';

it.each([
  ['en', 'Hello, I would like to book a check-up next week'],
  ['en', 'Is Tuesday possible?'],
  ['de', 'Guten Tag, ich hätte gerne einen Termin nächste Woche'],
  ['de', 'Ja, Dienstag passt mir gut'],
  ['fr', 'Bonjour, je voudrais prendre rendez-vous'],
  ['fr', 'Oui, mardi me convient'],
  ['es', 'Buenos días, quisiera pedir una cita'],
  ['it', 'Buongiorno, vorrei prenotare una visita'],
  ['nl', 'Goedemorgen, ik wil graag een afspraak maken'],
  ['pt', 'Bom dia, gostaria de marcar uma consulta'],
  ['sl', 'Dober dan, rad bi se naročil na pregled prihodnji teden'],
  ['ar', 'مرحبا، أريد حجز موعد في الأسبوع القادم'],
] as const)('receives %s in “%s”', async (language, words) => {
  expect(await languageIn(words)).toBe(language);
});

it.each(['', 'ok', '👍', '+44 7700 900123', 'Dzień dobry, chciałbym umówić się na wizytę'])(
  'treats “%s” as English, when it is unsupported or invalid',
  async (words) => expect(await languageIn(words)).toBe('en'),
);
