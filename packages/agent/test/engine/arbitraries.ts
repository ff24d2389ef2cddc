import fc from 'fast-check';
import type { Act } from '../../src/engine/acts.ts';
import { defaultGraphV2 } from '../../src/engine/default-graph.ts';
import { type ContextGraph, GraphShape, OUTCOMES, type State } from '../../src/engine/graph.ts';
import { graphProblems } from '../../src/engine/graph-problems.ts';
import { TOOL_ERRORS } from '../../src/engine/tools.ts';
import type { EffectResult, Json } from '../../src/engine/types.ts';
import { workspaceToolProblems } from '../../src/engine/workspace-tools.ts';
import { NEED, SLOTS, WORKSPACE_TOOLS } from './world.ts';

const SLOT_NAMES = [
  'need',
  'pets',
  'colour',
  'count',
  'preferred_time',
  'appointment',
  'email',
  'message_text',
  'nothing',
];
const FLOW_NAMES = ['book', 'reschedule', 'cancel', 'appointments', 'leave_message', 'callback', 'main', 'nothing'];
const VALUES = [
  'red',
  'Yes',
  'No',
  '3',
  'ana@x.com',
  '2026-05-13T00:00/2026-05-13T23:59',
  '2026-05-14T15:00/2026-05-14T15:00',
  '2020-01-01T00:00/2020-01-02T00:00',
  SLOTS[0]!,
  '',
  'nonsense',
];
/** Most frequent text of a message. It contains some of the generated quotes, but not all of them. */
export const MESSAGE = 'yes red 3 cancel thursday please';
const quote = fc.constantFrom('yes', 'red', 'thursday', 'not said', '');

const named = { slot: fc.constantFrom(...SLOT_NAMES), value: fc.constantFrom(...VALUES), quote };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ a: fc.constantFrom('answer' as const, 'correct' as const), ...named }) },
  { weight: 4, arbitrary: fc.record({ a: fc.constant('choose' as const), n: fc.integer({ min: 0, max: 4 }), quote }) },
  { weight: 3, arbitrary: fc.record({ a: fc.constant('start' as const), flow: fc.constantFrom(...FLOW_NAMES) }) },
  fc.record({ a: fc.constant('clarify' as const), flows: fc.subarray(FLOW_NAMES) }),
  fc.record({ a: fc.constant('ask' as const), question: fc.constantFrom('Shoes?', 'Horses?', '') }),
  { weight: 4, arbitrary: fc.record({ a: fc.constantFrom('affirm' as const, 'deny' as const) }) },
  fc.record({
    a: fc.constantFrom(
      'prefer_not' as const,
      'cancel_flow' as const,
      'human' as const,
      'opt_out' as const,
      'stop_repeat' as const,
      'hostile' as const,
      'unclear' as const,
    ),
  }),
  fc.record({ a: fc.constant('chat' as const), kind: fc.constantFrom('greet', 'thanks', 'bye', 'other') }),
);

export const acts = fc.array(act, { maxLength: 6 });

/** Random behavior of the model and the tools in one turn. */
export interface Fate {
  readonly acts: readonly Act[];
  readonly wording: 'good' | 'bad' | 'fails' | 'lies';
  readonly understanding: 'works' | 'fails' | 'fails_once';
  readonly results: readonly EffectResult[];
  /** Whether the engine receives every tool result twice, as can happen after a crash. */
  readonly crashes: boolean;
}

const data: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  {},
  { slots: SLOTS },
  { slots: [] },
  { slots: [SLOTS[2]!] },
  { slots: 'none' },
  {
    answers: [
      { question: 'Shoes?', supported: true, passages: [{ id: 's1', text: 'Clean trainers are fine.', url: null }] },
    ],
  },
  { answers: [{ question: 'Horses?', supported: false, passages: [] }] },
  { booking: { id: 'b1', start: SLOTS[3]! } },
  { booking: { id: 'b2', start: SLOTS[4]! } },
  { status: 'open', price: 49 },
);
const result: fc.Arbitrary<EffectResult> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ok: fc.constant(true as const), data }) },
  fc.record({ ok: fc.constant(false as const), code: fc.constantFrom(...TOOL_ERRORS) }),
);

const fate: fc.Arbitrary<Fate> = fc.record({
  acts,
  wording: fc.constantFrom('good', 'good', 'bad', 'fails', 'lies'),
  understanding: fc.constantFrom('works', 'works', 'works', 'fails', 'fails_once'),
  results: fc.array(result, { minLength: 1, maxLength: 4 }),
  crashes: fc.boolean(),
});

export type Move =
  | { readonly type: 'message' | 'two_messages'; readonly fate: Fate; readonly text: string }
  | { readonly type: 'button'; readonly n: number; readonly fate: Fate }
  | { readonly type: 'lead' | 'call' | 'silence' | 'timer' | 'call_ended'; readonly fate: Fate }
  | { readonly type: 'take_over' | 'hand_back' | 'pause' | 'resume' | 'safety' }
  | { readonly type: 'wait'; readonly hours: number }
  | { readonly type: 'other_graph' };

const text = fc.constantFrom(MESSAGE, MESSAGE, MESSAGE, 'STOP', 'cancel', '', 'x'.repeat(3000));
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constantFrom('message' as const, 'two_messages' as const), fate, text }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('button' as const), n: fc.integer({ min: 0, max: 4 }), fate }),
  },
  fc.record({
    type: fc.constantFrom(
      'lead' as const,
      'call' as const,
      'silence' as const,
      'timer' as const,
      'call_ended' as const,
    ),
    fate,
  }),
  fc.record({
    type: fc.constantFrom(
      'take_over' as const,
      'hand_back' as const,
      'hand_back' as const,
      'pause' as const,
      'resume' as const,
      'resume' as const,
      'safety' as const,
    ),
  }),
  fc.record({ type: fc.constant('wait' as const), hours: fc.constantFrom(1, 25, 24 * 100) }),
  fc.constant({ type: 'other_graph' as const }),
);

export const moves = fc.array(move, { minLength: 1, maxLength: 14 });

const STATE_NAMES = ['a', 'b', 'c', 'd'];
const target = fc.constantFrom(...STATE_NAMES);
const EXPRESSIONS = [
  "answers.colour = 'red'",
  'known(answers.need)',
  'answers.count > 2',
  'size(bookings.upcoming) > 0',
  'visits < 2',
  'not hours.open or channel = "voice"',
  'minutes_until(booking.start) < 60',
];

const state: fc.Arbitrary<State> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    words: fc.constantFrom('Hello', '{greeting}', '{bookings}', 'The order is {result.status}.'),
    next: target,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      slot: fc.constantFrom('need', 'pets', 'colour', 'count'),
      required: fc.boolean(),
      next: target,
    }),
  },
  fc.record({
    kind: fc.constant('branch' as const),
    cases: fc.array(fc.record({ when: fc.constantFrom(...EXPRESSIONS), next: target }), { maxLength: 2 }),
    otherwise: target,
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constantFrom('list_slots' as const, 'list_bookings' as const),
    args: fc.constant({ value: 'answers.need' }),
    next: target,
    onError: fc.constantFrom<Record<string, string>>({}, { FAILED: 'd' }),
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constant('read_record' as const),
    args: fc.constant({ fields: "['membership']" }),
    next: target,
    onError: fc.constant({}),
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constant('update_record' as const),
    args: fc.constant({ field: "'size'", value: 'answers.need' }),
    next: target,
    onError: fc.constantFrom<Record<string, string>>({}, { DENIED: 'd' }),
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constant('assign' as const),
    args: fc.constant({ member: "'11111111-1111-4111-8111-111111111111'" }),
    next: target,
    onError: fc.constantFrom<Record<string, string>>({}, { NOT_FOUND: 'd' }),
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constant('find_order'),
    args: fc.constant({ order: 'answers.need' }),
    next: target,
    onError: fc.constantFrom<Record<string, string>>({}, { FAILED: 'd', NOT_FOUND: 'c' }),
  }),
  fc.record({
    kind: fc.constant('tool' as const),
    tool: fc.constantFrom('open_ticket', 'removed_tool'),
    args: fc.constant({ topic: 'answers.need' }),
    confirm: fc.constant('Shall I open a ticket about {topic}?'),
    next: target,
    onError: fc.constantFrom<Record<string, string>>({}, { ALREADY_DONE: 'd' }, { DENIED: 'd', NOT_CONNECTED: 'c' }),
  }),
  fc.record({
    kind: fc.constant('book' as const),
    tool: fc.constantFrom('book' as const, 'cancel' as const, 'reschedule' as const),
    args: fc.constant({ start: 'answers.appointment', booking: 'booking.id' }),
    confirm: fc.constantFrom('Shall I do it?', '{times}'),
    next: target,
    onError: fc.constant({}),
  }),
  fc.record({ kind: fc.constant('link' as const), flow: fc.constantFrom('reschedule', 'leave_message', 'main') }),
  fc.record({ kind: fc.constant('hand_off' as const), reason: fc.constant('POLICY' as const), next: target }),
  fc.record({ kind: fc.constant('end' as const), outcome: fc.constantFrom(...OUTCOMES) }),
);

const custom: fc.Arbitrary<ContextGraph> = fc
  .record({ a: state, b: state, c: state, d: state })
  .map((states): ContextGraph => {
    const flow = {
      description: 'A flow.',
      start: 'a',
      states,
      entry: [{ event: 'first_message' as const, priority: 1 }],
    };
    const scope = 'episode' as const;
    return {
      version: 2,
      goal: 'Help.',
      flows: { main: withoutUnreachable(flow) },
      slots: {
        need: { type: 'TEXT', words: 'What do you need?', scope: 'contact', writesTo: 'lead.answers' },
        pets: { type: 'YES_NO', words: 'Do you have pets?', scope },
        colour: { type: 'CHOICE', words: 'Which colour?', choices: ['red', 'blue'], scope, dependsOn: ['pets'] },
        count: { type: 'NUMBER', words: 'How many?', scope, dependsOn: ['colour'], valid: 'value > 1' },
      },
      builtins: {},
    };
  })
  .filter((graph) => GraphShape.safeParse(graph).success && graphProblems(graph).length === 0)
  .filter((graph) => workspaceToolProblems(graph, WORKSPACE_TOOLS).length === 0);

function withoutUnreachable<T extends { start: string; states: Record<string, State> }>(flow: T): T {
  const reached = new Set([flow.start]);
  for (const name of reached)
    for (const match of JSON.stringify(flow.states[name]).matchAll(/"([a-d])"/g)) reached.add(match[1]!);
  return { ...flow, states: Object.fromEntries(Object.entries(flow.states).filter(([name]) => reached.has(name))) };
}

export const graphs: fc.Arbitrary<ContextGraph> = fc.oneof(
  fc.constantFrom(defaultGraphV2([], 'BOOK'), defaultGraphV2([NEED], 'BOOK'), defaultGraphV2([NEED], 'QUALIFY')),
  custom,
);
