import { describe, expect, it } from '@jest/globals';
import { understand } from '../../src/openai/understanding/understand.ts';
import type { Act, View } from '../../src/openai/understanding/view.ts';
import { CONTEXTS } from './contexts.ts';
import { CLASSES } from './messages-classes.ts';
import { FLOWS } from './messages-flows.ts';
import { LATER } from './messages-later.ts';
import { PHRASES } from './messages-phrases.ts';
import { REQUESTS } from './messages-requests.ts';
import { SECOND } from './messages-second.ts';
import { TALK } from './messages-talk.ts';
import { VALUES } from './messages-values.ts';
import { VISITORS } from './messages-visitors.ts';

interface Labelled {
  readonly category: string;
  readonly context: keyof typeof CONTEXTS;
  readonly language: string;
  readonly message: string;
  readonly acts: readonly string[];
}

const labelledOf = (categories: Readonly<Record<string, string>>): Labelled[] =>
  Object.entries(categories).flatMap(([category, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [context = '', language = '', message = '', acts = ''] = line.split(' | ');
        return { category, context: context as keyof typeof CONTEXTS, language, message, acts: actsOf(acts) };
      }),
  );

const classes = labelledOf({ ...CLASSES, ...PHRASES });
const labelled: readonly Labelled[] = [
  ...labelledOf({ ...FLOWS, ...VALUES, ...TALK, ...LATER, ...VISITORS, ...REQUESTS, ...SECOND }),
  ...classes,
];

/** Splits a label into its acts. A value after "=" can contain spaces. */
function actsOf(label: string): string[] {
  return label
    .trim()
    .split(/ (?=(?:~?\w+[=:])|ask|affirm|deny|hostile)/)
    .toSorted();
}

const SHORT: Readonly<Record<string, string>> = {
  preferred_time: 'when',
  callback_number: 'phone',
  callback_time: 'callat',
};

/** Returns an act in the format of the labels. */
function written(act: Act): string {
  if (act.a === 'answer' || act.a === 'correct') {
    const mark = act.a === 'correct' ? '~' : '';
    const value = act.slot.endsWith('_time')
      ? shortWindow(act.value)
      : act.slot === 'need' || act.value.endsWith(' here')
        ? '*'
        : act.value;
    return `${mark}${SHORT[act.slot] ?? act.slot}=${value}`;
  }
  if (act.a === 'choose') return `choose:${act.n}`;
  if (act.a === 'start') return `start:${act.flow}`;
  return act.a === 'chat' ? `chat:${act.kind}` : act.a;
}

function shortWindow(value: string): string {
  const [[from = '', start = ''] = [], [to = '', end = ''] = []] = value.split('/').map((part) => part.split('T'));
  if (start === '00:00' && end === '23:59') return from === to ? from : `${from}/${to}`;
  return start === end ? `${from}T${start}` : `${from}T${start}/${end}`;
}

const read = ({ context, language, message }: Labelled) => {
  const view: View = { ...CONTEXTS[context], language, messages: [message] };
  return understand(view);
};

const result = (one: Labelled) => read(one).acts.map(written).toSorted().join(' ');

describe('understanding of labelled messages', () => {
  it('has at least 300 messages', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300);
  });

  it('finds the acts of at least 95 % of them', () => {
    const wrong = labelled.filter((one) => result(one) !== one.acts.join(' '));
    const categories = [...new Set(labelled.map(({ category }) => category))];
    const figures = categories.map((category) => {
      const all = labelled.filter((one) => one.category === category);
      const right = all.filter((one) => !wrong.includes(one)).length;
      return `${category.padEnd(24)} ${right}/${all.length}`;
    });
    const misses = wrong.map(
      (one) => `${one.language} ${one.context}: ${one.message}\n    ${one.acts.join(' ')}\n    ${result(one)}`,
    );
    const share = 1 - wrong.length / labelled.length;
    process.stdout.write(
      `${figures.join('\n')}\n${(share * 100).toFixed(1)} % of ${labelled.length}\n${misses.join('\n')}\n`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('finds the acts of every message of the classes that have a rule of their own', () => {
    const wrong = classes.filter((one) => result(one) !== one.acts.join(' '));
    expect(wrong.map((one) => `${one.language} ${one.context}: ${one.message} | ${result(one)}`)).toEqual([]);
  });

  it.each([
    ['en', 'What does a cleaning cost and where can I park?', ['What does a cleaning cost', 'where can I park?']],
    [
      'es',
      '¿Cuánto cuesta una limpieza y dónde puedo aparcar?',
      ['¿Cuánto cuesta una limpieza', 'dónde puedo aparcar?'],
    ],
    ['de', 'Was kostet eine Reinigung und wo kann ich parken?', ['Was kostet eine Reinigung', 'wo kann ich parken?']],
    ['en', 'Opening hours please', ['Opening hours please']],
    ['de', 'Preisliste', ['Preisliste']],
  ])('finds every question of a message: %s, %s', (language, message, questions) => {
    const { acts } = understand({ ...CONTEXTS.idle, language, messages: [message] });
    expect(acts).toEqual(questions.map((question) => ({ a: 'ask', question })));
  });

  it.each([
    ['And how long does it take?', 'And how long does it take? (teeth whitening)'],
    ['When are you open?', 'When are you open?'],
    ['How much is a cleaning?', 'How much is a cleaning?'],
  ])('adds what a question refers to: %s', (message, question) => {
    const history = [
      { by: 'contact', text: 'How much does teeth whitening cost?' },
      { by: 'agent', text: 'Whitening costs 250 EUR.' },
    ];
    expect(understand({ ...CONTEXTS.idle, history, messages: [message] }).acts).toEqual([{ a: 'ask', question }]);
  });

  it('takes a question about cancellations for a request only if the contact has an appointment', () => {
    const acts = (context: keyof typeof CONTEXTS) =>
      understand({ ...CONTEXTS[context], messages: ['How do I cancel?'] }).acts;
    expect(acts('idle')).toEqual([{ a: 'ask', question: 'How do I cancel?' }]);
    expect(acts('booked')).toEqual([{ a: 'start', flow: 'cancel' }]);
  });

  it('quotes words of the message for every answer and choice', () => {
    for (const one of labelled)
      for (const act of read(one).acts) if ('quote' in act) expect(one.message).toContain(act.quote);
  });
});
