import { describe, expect, it } from '@jest/globals';
import { factFrom } from '../../src/openai/wording/facts.ts';
import { WordInput, word } from '../../src/openai/wording/word.ts';

const TUESDAY = 'Dienstag, 12. Mai, 14:00';
const WEDNESDAY = 'Mittwoch, 13. Mai, 09:00';
const passages = [
  { id: 's12', text: 'Clean trainers are fine as shoes. Street shoes are not allowed in the hall.' },
  { id: 's13', text: 'A trial lesson costs 15 euros. Parking is free behind the building.' },
];

const worded = (language: string, plan: object[], lastReply = '') =>
  word(
    WordInput.parse({
      language,
      persona: { name: 'Mia' },
      contact: 'Ana',
      plan: plan.map((part, index) => ({ part: index + 1, ...part })),
      lastReply,
    }),
  ).segments;

const plan = [
  { kind: 'ack', ack: 'greeting', words: null },
  { kind: 'fact', question: 'do i need special shoes?', passages },
  { kind: 'unknown', question: 'do you teach horses' },
  { kind: 'done', effect: 'reschedule', times: [{ label: WEDNESDAY }, { label: TUESDAY }] },
  {
    kind: 'offer',
    items: [
      { n: 1, label: TUESDAY },
      { n: 2, label: WEDNESDAY },
    ],
  },
  { kind: 'confirm', effect: 'cancel', words: null, times: [{ label: WEDNESDAY }] },
  { kind: 'ask', slot: 'custom', words: 'Which color?', choices: ['Red', 'Blue'], asked: 0 },
  { kind: 'close', outcome: 'BOOKED', words: null, style: 'text' },
  { kind: 'hand_off', reason: 'REQUESTED', words: null, opensAt: 'morgen um 08:00' },
];

describe('wording of a plan', () => {
  it.each(['en', 'es', 'pt', 'de', 'fr'])('words every part in order and adds no figures: %s', (language) => {
    const segments = worded(language, plan);
    expect(segments.map(({ part }) => part)).toEqual(plan.map((_part, index) => index + 1));
    expect(segments.every(({ text }) => text.length > 0)).toBe(true);
    const known = JSON.stringify(plan);
    for (const { text } of segments)
      for (const figure of text.match(/\d+(?:[.:]\d+)*/g) ?? []) expect(known).toContain(figure);
  });

  it('names persona, contact and every time of a change', () => {
    const [greeting, , , moved, offer, confirm] = worded('de', plan);
    expect(greeting?.text).toBe('Hallo Ana! Hier ist Mia.');
    expect(moved?.text).toContain(TUESDAY);
    expect(offer?.text).toBe(`Diese Termine sind frei: 1) ${TUESDAY}, 2) ${WEDNESDAY}.`);
    expect(confirm?.text).toBe(`Soll ich Ihren Termin am ${WEDNESDAY} absagen?`);
  });

  it('cites the passage of a fact, and returns an empty text when no passage answers', () => {
    expect(worded('en', plan)[1]).toEqual({
      part: 2,
      text: expect.stringContaining('Clean trainers'),
      sources: ['s12'],
    });
    expect(factFrom('do you teach horses', passages)).toEqual({ text: '', sources: [] });
  });

  it('states what was asked for, also if the passage shares no word with the question', () => {
    const hours = [{ id: 'p1', text: 'Nuestro horario es: lunes a viernes 09:00–17:00. Cerrado: sábado.' }];
    expect(factFrom('Hola, ¿a qué hora abren?', hours).text).toContain('09:00–17:00');
    const address = [{ id: 'p1', text: 'Our address is Main Street 5.' }];
    expect(factFrom('where are you located?', address).text).toBe('Our address is Main Street 5.');
    const team = [{ id: 'p1', text: 'Dr. Ana Ruiz, Dentist' }];
    expect(factFrom('who is the dentist?', team).text).toBe('Dr. Ana Ruiz, Dentist');
  });

  it('names the question without an answer, if the reply concerns several', () => {
    const [, unknown] = worded('en', [
      { kind: 'fact', question: 'do i need special shoes?', passages },
      { kind: 'unknown', question: 'do you teach horses?' },
    ]);
    expect(unknown?.text).toBe('I have no information on this question: “do you teach horses?”');
    const [alone] = worded('en', [{ kind: 'unknown', question: 'do you teach horses?' }]);
    expect(alone?.text).toBe('I have no information on that.');
  });

  it('translates the questions of a new workspace', () => {
    const [asked] = worded('de', [
      {
        kind: 'ask',
        slot: 'when',
        words: 'How soon would you like to come in?',
        choices: ['This week', 'Later'],
        asked: 0,
      },
    ]);
    expect(asked?.text).toBe('Wann möchten Sie kommen? (Diese Woche, Später)');
  });

  it('does not repeat the last message', () => {
    const [first] = worded('en', [{ kind: 'ack', ack: 'thanks', words: null }]);
    const [again] = worded('en', [{ kind: 'ack', ack: 'thanks', words: null }], first?.text);
    expect(again?.text).not.toBe(first?.text);
  });

  it('follows an instruction of the workspace and says its texts unchanged', () => {
    const greet = 'Greet them by name, say who you are, and thank them for their enquiry.';
    expect(worded('es', [{ kind: 'say', words: greet, style: 'instruction' }])[0]?.text).toBe(
      '¡Hola Ana! Soy Mia. Gracias por su mensaje.',
    );
    expect(worded('en', [{ kind: 'say', words: 'Bring a towel.', style: 'text' }])[0]?.text).toBe('Bring a towel.');
  });
});
