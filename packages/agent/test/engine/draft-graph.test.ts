import { describe, expect, test } from '@jest/globals';
import { defaultGraphV2 } from '../../src/engine/default-graph.ts';
import { composeGraph, draftProblems, ownPartOf, partsOfGraphV1, placeOf } from '../../src/engine/draft-graph.ts';
import type { ContextGraph, Flow } from '../../src/engine/graph.ts';
import { graphProblems } from '../../src/engine/graph-problems.ts';
import { parseGraph, readGraph, readGraphV1, sourceOf } from '../../src/engine/parse-graph.ts';
import { resolveFlows } from '../../src/engine/resolve-flows.ts';
import { DEFAULT_QUESTIONS } from '../../src/question.ts';
import { defaultGraphV1 } from './graph-v1.ts';
import { NEED } from './world.ts';

const parking: Flow = {
  description: 'Parking.',
  entry: [{ intent: 'The contact asks where to park.', examples: ['Where can I park?'] }],
  start: 'say',
  states: {
    say: { kind: 'say', words: 'There is a garage next door.', next: 'end' },
    end: { kind: 'end', outcome: 'ANSWERED' },
  },
};
const own: ContextGraph = {
  version: 2,
  goal: defaultGraphV2([], 'BOOK').goal,
  flows: { parking },
  slots: { car: { type: 'TEXT', words: 'Which car?', scope: 'episode' } },
  builtins: { callback: { enabled: false } },
};

describe('a graph of questions and own flows', () => {
  test('contains the generated booking flow, the questions as slots and the own flows', () => {
    const graph = composeGraph({ questions: [NEED], goal: 'BOOK', own });
    expect(Object.keys(graph.flows)).toEqual(['book', 'parking']);
    expect(Object.keys(graph.slots)).toEqual(['car', 'need']);
    expect(graphProblems(graph)).toEqual([]);
    expect(parseGraph(sourceOf(graph))).toEqual({ graph });
  });

  test.each([[null], [own]])('gives back the same own part %#', (part) => {
    const graph = composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'QUALIFY', own: part });
    const read = readGraph(sourceOf(graph));
    if ('problems' in read) throw new Error('The source is valid.');
    const again = ownPartOf(read.graph, DEFAULT_QUESTIONS);
    expect(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'QUALIFY', own: again })).toEqual(graph);
    expect(again === null).toBe(part === null);
  });

  test('generates the booking flow again after a question or the goal changed', () => {
    const graph = composeGraph({ questions: [NEED], goal: 'BOOK', own });
    const part = ownPartOf(graph, [NEED]);
    expect(part?.flows).toEqual({ parking });
    const later = composeGraph({ questions: [{ ...NEED, key: 'matter' }], goal: 'QUALIFY', own: part });
    expect(Object.keys(later.flows['book']!.states)).toContain('ask_matter');
    expect(later.goal).toBe(defaultGraphV2([], 'QUALIFY').goal);
  });

  test('keeps an edited booking flow, and a goal in other words', () => {
    const graph = composeGraph({ questions: [NEED], goal: 'BOOK', own: null });
    const { book } = graph.flows;
    const edited = { ...graph, goal: 'Sell lessons.', flows: { book: { ...book!, description: 'Ours.' } } };
    const part = ownPartOf(edited, [NEED]);
    expect(part).toMatchObject({ goal: 'Sell lessons.', flows: { book: { description: 'Ours.' } }, slots: {} });
    expect(composeGraph({ questions: [NEED], goal: 'QUALIFY', own: part })).toEqual(edited);
  });

  test('reports an own slot that a question hides, and a condition on a removed question', () => {
    const slots = { need: { type: 'NUMBER' as const, words: 'How many?', scope: 'episode' as const } };
    expect(draftProblems({ questions: [NEED], goal: 'BOOK', own: { ...own, slots } })).toEqual([
      { path: ['slots', 'need'], words: '“need” is a question. Edit it under Questions.' },
    ]);
    const states: Flow['states'] = {
      ...parking.states,
      say: { kind: 'branch', cases: [{ when: 'known(answers.need)', next: 'end' }], otherwise: 'end' },
    };
    const asking = { ...own, flows: { parking: { ...parking, states } } };
    expect(draftProblems({ questions: [NEED], goal: 'BOOK', own: asking })).toEqual([]);
    const [problem] = draftProblems({ questions: [], goal: 'BOOK', own: asking });
    expect(problem?.words).toBe('There is no slot “need”.');
    expect(placeOf(problem!)).toEqual({ flow: 'parking', state: 'say' });
  });
});

describe('a draft of version 1', () => {
  const v1 = defaultGraphV1(
    [...DEFAULT_QUESTIONS, { ...NEED, key: 'adult', type: 'YES_NO', disqualifying: ['No'] }],
    'BOOK',
  );

  test('gives its questions, and its states as the booking flow', () => {
    expect(readGraphV1(JSON.stringify(v1))).toEqual(v1);
    const parts = partsOfGraphV1(v1, 'BOOK');
    expect(parts.questions.map(({ key }) => key)).toEqual(['need', 'when', 'adult', 'email']);
    expect(Object.keys(parts.own?.flows ?? {})).toEqual(['book']);
    expect(parts.own?.slots).toEqual({});
    expect(draftProblems(parts)).toEqual([]);
    const { flows } = resolveFlows(composeGraph(parts));
    expect(Object.keys(flows['book']!.states)).toEqual(expect.arrayContaining(['greet', 'ask_adult', 'book_offer']));
  });

  test('without a booking turns the built-in booking flow off', () => {
    const parts = partsOfGraphV1(defaultGraphV1([NEED], 'QUALIFY'), 'QUALIFY');
    expect(draftProblems(parts)).toEqual([]);
    expect(Object.keys(resolveFlows(composeGraph(parts)).flows)).not.toContain('book');
  });

  test.each([['{'], ['null'], ['[]'], ['{"version":2}'], ['{"states":{}}']])('is not read from %s', (source) => {
    expect(readGraphV1(source)).toBeNull();
  });
});
