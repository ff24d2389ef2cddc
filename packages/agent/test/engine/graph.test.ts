import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultGraphV2 } from '../../src/engine/default-graph.ts';
import { BUILTIN_FLOWS, type ContextGraph, type Flow } from '../../src/engine/graph.ts';
import { graphProblems } from '../../src/engine/graph-problems.ts';
import { migrateGraph } from '../../src/engine/migrate-graph.ts';
import { readState } from '../../src/engine/migrate-state.ts';
import { parseGraph, sourceOf } from '../../src/engine/parse-graph.ts';
import { resolveFlows } from '../../src/engine/resolve-flows.ts';
import { DEFAULT_QUESTIONS } from '../../src/question.ts';
import { defaultGraphV1 } from './graph-v1.ts';
import { Conversation, NEED, NOW } from './world.ts';

const end = { kind: 'end' as const, outcome: 'ANSWERED' as const };
const ARRIVAL = { event: 'lead_arrived' as const, priority: 0 };
const withFlow = (states: Flow['states'], more: Partial<ContextGraph> = {}): ContextGraph => ({
  version: 2,
  goal: 'Help.',
  flows: { main: { description: 'A flow.', entry: [ARRIVAL], start: 'a', states } },
  slots: { colour: { type: 'CHOICE', words: 'Which?', choices: ['red', 'blue'], scope: 'episode' } },
  builtins: {},
  ...more,
});
const words = (graph: ContextGraph) => graphProblems(graph).map((problem) => problem.words);

describe('publish checks', () => {
  test('accepts the built-in flows and the default graphs', () => {
    const { flows } = resolveFlows(defaultGraphV2([NEED], 'BOOK'));
    expect(Object.keys(flows)).toEqual([...BUILTIN_FLOWS]);
    expect(graphProblems({ ...defaultGraphV2([NEED], 'BOOK'), flows })).toEqual([]);
    expect(graphProblems(defaultGraphV2([NEED], 'QUALIFY'))).toEqual([]);
  });

  test.each<[string, Flow['states'], string]>([
    ['a missing target', { a: { kind: 'say', words: 'Hi', next: 'b' } }, 'There is no state “b”.'],
    ['an unreachable state', { a: end, b: end }, 'No state leads here.'],
    [
      'a cycle without a question',
      {
        a: { kind: 'say', words: 'Hi', next: 'b' },
        b: { kind: 'branch', cases: [{ when: 'hours.open', next: 'a' }], otherwise: 'c' },
        c: end,
      },
      'This cycle contains no question.',
    ],
    [
      'a state that never ends',
      {
        a: { kind: 'ask', slot: 'colour', required: true, next: 'b' },
        b: { kind: 'ask', slot: 'colour', required: true, next: 'a' },
      },
      'This state leads to no end and no handoff.',
    ],
    [
      'a tool that is not implemented',
      { a: { kind: 'tool', tool: 'send_document', args: {}, next: 'b', onError: {} }, b: end },
      'The tool “send_document” is not available.',
    ],
    [
      'an unknown slot',
      { a: { kind: 'ask', slot: 'size', required: true, next: 'b' }, b: end },
      'There is no slot “size”.',
    ],
    [
      'a condition on an unknown answer',
      { a: { kind: 'branch', cases: [{ when: 'known(answers.size)', next: 'b' }], otherwise: 'b' }, b: end },
      'There is no slot “size”.',
    ],
    ['an unknown flow', { a: { kind: 'link', flow: 'weather' } }, 'There is no flow “weather”.'],
    [
      'a change without consent',
      { a: { kind: 'book', tool: 'book', args: { start: "'2026-05-12T10:00'" }, next: 'b', onError: {} }, b: end },
      'Add “confirm”, or let the contact choose an offer first.',
    ],
  ])('rejects %s', (_title, states, problem) => {
    expect(words(withFlow(states))).toContain(problem);
  });

  test('rejects a flow that nothing starts', () => {
    const flows = { lost: { description: 'Lost.', entry: [], start: 'a', states: { a: end } } };
    expect(graphProblems(withFlow({ a: end }, { flows }))).toEqual([
      { path: ['flows', 'lost', 'entry'], words: 'Nothing starts this flow. Add an event or an intent.' },
    ]);
    const linking = withFlow({ a: { kind: 'link', flow: 'lost' } });
    expect(graphProblems({ ...linking, flows: { ...linking.flows, ...flows } })).toEqual([]);
  });

  test('rejects a link of an own flow to a built-in flow that is turned off', () => {
    const linking = withFlow({ a: { kind: 'link', flow: 'callback' } });
    expect(graphProblems(linking)).toEqual([]);
    const builtins = { callback: { enabled: false }, reschedule: { enabled: false } };
    expect(words({ ...linking, builtins })).toEqual(['The flow “callback” is turned off.']);
    // The generated booking flow offers to move an appointment. If moving is turned off, the agent says that it cannot.
    expect(graphProblems({ ...defaultGraphV2([NEED], 'BOOK'), builtins })).toEqual([]);
  });

  test('rejects more flows with an intent than the model can choose from', () => {
    const named = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => {
          const entry = [{ intent: `Matter ${index}`, examples: [] }];
          return [`flow_${index}`, { description: 'One.', entry, start: 'a', states: { a: end } }];
        }),
      );
    expect(graphProblems(withFlow({}, { flows: named(6) }))).toEqual([]);
    expect(graphProblems(withFlow({}, { flows: named(8) })).map(({ path }) => path[1])).toEqual(['flow_6', 'flow_7']);
  });

  test('rejects slots that depend on each other', () => {
    const slots: ContextGraph['slots'] = {
      one: { type: 'TEXT', words: 'One?', scope: 'episode', dependsOn: ['two'] },
      two: { type: 'TEXT', words: 'Two?', scope: 'episode', dependsOn: ['one'] },
    };
    expect(words(withFlow({ a: end }, { slots }))).toContain('The slot depends on itself.');
  });

  test('names the line of a problem', () => {
    const source = sourceOf(withFlow({ a: { kind: 'say', words: 'Hi', next: 'b' } }));
    expect(parseGraph(source)).toMatchObject({ problems: [{ path: 'flows.main.states.a', line: 15 }] });
    expect(parseGraph('{')).toMatchObject({ problems: [{ path: '' }] });
    expect(parseGraph('{\n  "goal": "x"\n  "version": 2\n}')).toMatchObject({ problems: [{ line: 3, path: '' }] });
  });

  test('has a problem for every text that is not a graph [CB-05]', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
        const read = parseGraph(source);
        expect('problems' in read && read.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ['BOOK', DEFAULT_QUESTIONS],
    ['QUALIFY', DEFAULT_QUESTIONS],
    ['BOOK', []],
    ['QUALIFY', []],
    ['BOOK', [{ ...NEED, key: 'email' }]],
  ] as const)('accepts the graph that is generated for %s of the questions %# [CB-05]', (goal, questions) => {
    const graph = defaultGraphV2(questions, goal);
    expect(parseGraph(sourceOf(graph))).toEqual({ graph });
  });
});

/** A conversation state in the format of version 1. */
const memoryV1 = (state: string, values: object) => ({
  state,
  phase: 'WAITING',
  answers: {},
  skipped: [],
  attempts: {},
  turns: 0,
  rounds: 0,
  retries: 0,
  problems: [],
  called: [],
  pending: [],
  slots: [],
  booked: null,
  lastReply: '',
  note: null,
  outcome: null,
  ...values,
});

describe('migration of version 1', () => {
  const old = defaultGraphV1(
    [...DEFAULT_QUESTIONS, { ...NEED, key: 'adult', type: 'YES_NO', disqualifying: ['No'] }],
    'BOOK',
  );

  test('a published graph of version 1 runs with the same questions and the built-in flows [AG-10]', () => {
    const graph = migrateGraph(old);
    expect(graphProblems(graph)).toEqual([]);
    expect(Object.keys(graph.slots)).toEqual(['need', 'when', 'adult', 'email']);
    expect(parseGraph(JSON.stringify(old))).toEqual({ graph });
    const talk = new Conversation(graph);
    talk.say('hello', { a: 'chat', kind: 'greet' });
    expect(talk.stack).toEqual(['book@ask_need']);
    talk.say('no', { a: 'answer', slot: 'adult', value: 'No', quote: 'no' });
    talk.say('a lesson', { a: 'answer', slot: 'need', value: 'a lesson', quote: 'a lesson' });
    talk.say('later', { a: 'answer', slot: 'when', value: 'Later', quote: 'later' });
    expect(talk.state.episode.outcome).toBe('UNQUALIFIED');
  });

  test('a stored memory continues at its question with its answers', () => {
    const memory = memoryV1('ask_when', { answers: { need: 'A lesson' }, lastReply: 'How soon?', turns: 2 });
    const talk = new Conversation(migrateGraph(old));
    talk.state = readState(memory, { graphVersionId: 'g1', now: NOW, language: 'en' });
    expect(talk.stack).toEqual(['main@ask_when']);
    talk.say('later', { a: 'answer', slot: 'when', value: 'Later', quote: 'later' });
    expect(talk.stack).toEqual(['book@ask_adult']);
  });

  test('a memory whose conversation had ended answers the next message', () => {
    const memory = memoryV1('booked', { phase: 'ENDED', outcome: 'BOOKED', lastReply: 'You are booked.' });
    const talk = new Conversation(migrateGraph(old));
    talk.state = readState(memory, { graphVersionId: 'g1', now: NOW, language: 'en' });
    expect(talk.say('thank you', { a: 'chat', kind: 'thanks' })).toBe('You are welcome.');
  });

  test.each([
    [null],
    ['text'],
    [{ schema: 99, answers: 7 }],
    [{ schema: 2, stack: 'x' }],
    [{ answers: { need: 'A lesson' }, phase: 4 }],
  ])('an unknown state %j restarts and the message is answered', (stored) => {
    const talk = new Conversation();
    talk.state = readState(stored, { graphVersionId: 'g1', now: NOW, language: 'en' });
    expect(talk.say('hello', { a: 'chat', kind: 'greet' })).not.toBe('');
  });
});
