import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_QUESTIONS, defaultGraph, parseGraph, sourceOf } from '../src/index.ts';
import { buildQuestion } from './conversation.ts';

const sound = defaultGraph([buildQuestion({ type: 'YES_NO', disqualifying: ['No'] })], 'BOOK');

it.each([
  ['BOOK', DEFAULT_QUESTIONS],
  ['QUALIFY', DEFAULT_QUESTIONS],
  ['BOOK', []],
  ['QUALIFY', []],
  ['BOOK', [buildQuestion({ key: 'email', type: 'TEXT' })]],
] as const)('creates a valid graph for %s of the questions [CB-05]', (goal, questions) => {
  expect(parseGraph(sourceOf(defaultGraph(questions, goal)))).toEqual({ graph: defaultGraph(questions, goal) });
});

it('asks for an address before it books, unless a question does', () => {
  const asked = (list: Parameters<typeof defaultGraph>[0]) =>
    Object.values(defaultGraph(list, 'BOOK').states).filter(
      (state) => state.kind === 'ask' && state.question.type === 'EMAIL',
    );
  expect(asked([])).toHaveLength(1);
  expect(asked([buildQuestion({ type: 'EMAIL' })])).toHaveLength(1);
});

const broken = (change: (graph: { start: string; states: Record<string, any> }) => void) => {
  const copy = JSON.parse(JSON.stringify(sound)) as { start: string; states: Record<string, any> };
  change(copy);
  const read = parseGraph(sourceOf(copy as never));
  return 'problems' in read ? read.problems : [];
};

it('accepts the graph that the broken ones are derived from', () => {
  expect(broken(() => undefined)).toEqual([]);
});

it.each([
  ['a start that there is not', 'start', 'no state', (graph) => (graph.start = 'nowhere')],
  ['a target that there is not', 'states.greet.next', 'no state', (graph) => (graph.states['greet'].next = 'nowhere')],
  [
    'a state that nothing leads to',
    'states.lost',
    'Nothing leads',
    (graph) => (graph.states['lost'] = { kind: 'end', outcome: 'ENDED' }),
  ],
  [
    'a circle',
    'states.greet.next',
    'circle',
    (graph) => ((graph.states['book'].next = 'greet'), delete graph.states['booked']),
  ],
  [
    'a question asked twice',
    'states.again.question.key',
    'already',
    (graph) => {
      graph.states['again'] = { ...graph.states['ask_need'], next: 'book' };
      graph.states['ask_email'].next = 'again';
    },
  ],
  ['a kind that there is not', 'states.greet.kind', '', (graph) => (graph.states['greet'].kind = 'sing')],
  [
    'a choice of one',
    'states.ask_need.question.choices',
    'at least two',
    (graph) => (graph.states['ask_need'].question = buildQuestion({ type: 'CHOICE', choices: ['A'] })),
  ],
  ['a word too many', 'states.greet', '', (graph) => (graph.states['greet'].sing = true)],
] as [string, string, string, (graph: { start: string; states: Record<string, any> }) => void][])(
  'refuses %s, at its line',
  (_, path, words, change) => {
    const [problem] = broken(change);
    expect(problem?.path).toBe(path);
    expect(problem?.words).toContain(words);
    expect(problem?.line).toBeGreaterThan(1);
  },
);

it('names the line of a missing comma', () => {
  expect(parseGraph('{\n  "goal": "x"\n  "start": "y"\n}')).toMatchObject({ problems: [{ line: 3, path: '' }] });
});

it('has an error message for every input', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
      const read = parseGraph(source);
      expect('problems' in read && read.problems.length).toBeGreaterThan(0);
    }),
  );
});
