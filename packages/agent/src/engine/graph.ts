import { z } from 'zod';
import { REASON_CODES } from './reasons.ts';
import { CHANGE_TOOLS } from './tools.ts';

/** Outcomes with which an episode (one matter of a contact) can end. */
export const OUTCOMES = [
  'BOOKED',
  'RESCHEDULED',
  'CANCELLED',
  'KEPT',
  'QUALIFIED',
  'UNQUALIFIED',
  'ANSWERED',
  'UNANSWERED',
  'MESSAGE_TAKEN',
  'CALLBACK_SET',
  'HANDED_OFF',
  'OPTED_OUT',
  'ABANDONED',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SLOT_TYPES = ['TEXT', 'NUMBER', 'CHOICE', 'YES_NO', 'EMAIL', 'PHONE', 'DATE', 'TIME_WINDOW'] as const;
export type SlotType = (typeof SLOT_TYPES)[number];

export const BUILTIN_FLOWS = [
  'book',
  'reschedule',
  'cancel',
  'appointments',
  'answer',
  'leave_message',
  'callback',
  'human',
  'opt_out',
] as const;
export type BuiltinFlow = (typeof BUILTIN_FLOWS)[number];

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'Use up to 60 lower-case letters, digits and underscores.');
const Words = z.string().trim().min(1).max(1000);
/** Source text of an expression. `checkExpression` validates it. */
const Expression = z.string().trim().min(1).max(2000);
const Style = z.enum(['text', 'instruction']).optional();

export const Slot = z.strictObject({
  type: z.enum(SLOT_TYPES),
  words: Words,
  choices: z.array(z.string().trim().min(1).max(100)).max(20).optional(),
  scope: z.enum(['episode', 'contact']),
  /** Slots on which this slot depends. If one of them gets a new value, the answer to this slot is deleted. */
  dependsOn: z.array(Name).max(10).optional(),
  /** Record field that stores the answer. */
  writesTo: z.enum(['lead.answers', 'lead.email', 'contact.email']).optional(),
  /** Condition on `value`. If the condition is false, the agent asks the question again. */
  valid: Expression.optional(),
});
export type Slot = z.infer<typeof Slot>;

const SayState = z.strictObject({
  kind: z.literal('say'),
  words: Words,
  /**
   * `text`, the default: the words are translated into the contact's language. `instruction`: the words tell the model
   * what to write.
   */
  style: Style,
  next: Name,
});
const AskState = z.strictObject({
  kind: z.literal('ask'),
  slot: Name,
  required: z.boolean(),
  options: z.enum(['choices', 'offers', 'bookings']).optional(),
  /** Whether the agent reads the value back to the caller during a call. */
  readBack: z.boolean().optional(),
  next: Name,
});
const toolFields = {
  args: z.record(Name, Expression),
  /**
   * Question that the contact must answer with yes before a tool that changes something runs. `{times}` stands for a
   * built-in question. Ignored for tools that only read.
   */
  confirm: Words.optional(),
  next: Name,
  onError: z.record(z.string(), Name),
};
/** `tool` is the name of a built-in tool, or of a tool of the workspace. */
const ToolState = z.strictObject({ kind: z.literal('tool'), tool: Name, ...toolFields });
const BookState = z.strictObject({ kind: z.literal('book'), tool: z.enum(CHANGE_TOOLS), ...toolFields });
const BranchState = z.strictObject({
  kind: z.literal('branch'),
  cases: z.array(z.strictObject({ when: Expression, next: Name })).max(20),
  otherwise: Name,
});
const LinkState = z.strictObject({ kind: z.literal('link'), flow: Name });
const HandOffState = z.strictObject({
  kind: z.literal('hand_off'),
  reason: z.enum(REASON_CODES),
  /** Text that is sent to the contact at the handoff. */
  words: Words.optional(),
  /** Explanation of the handoff for members. */
  note: Words.optional(),
  next: Name,
});
const EndState = z.strictObject({
  kind: z.literal('end'),
  outcome: z.enum(OUTCOMES),
  words: Words.optional(),
  style: Style,
});

export const State = z.discriminatedUnion('kind', [
  SayState,
  AskState,
  ToolState,
  BookState,
  BranchState,
  LinkState,
  HandOffState,
  EndState,
]);
export type State = z.infer<typeof State>;
export type StateKind = State['kind'];

export const ENTRY_EVENTS = ['lead_arrived', 'first_message', 'call_started', 'timer'] as const;
const Entry = z.union([
  z.strictObject({ event: z.enum(ENTRY_EVENTS), when: Expression.optional(), priority: z.number().int() }),
  z.strictObject({
    intent: z.string().trim().min(1).max(300),
    examples: z.array(z.string().max(300)).max(20),
    when: Expression.optional(),
  }),
]);
export type Entry = z.infer<typeof Entry>;

export const Flow = z.strictObject({
  description: z.string().trim().min(1).max(300),
  entry: z.array(Entry).max(10),
  start: Name,
  states: z.record(Name, State),
  /** Condition that is checked when another flow ends. If it is true, a suspended run of this flow is dropped. */
  obsoleteWhen: Expression.optional(),
});
export type Flow = z.infer<typeof Flow>;

/** Checks the shape only. `graphProblems` checks that the graph can run. */
export const GraphShape = z.strictObject({
  version: z.literal(2),
  goal: Words,
  flows: z.record(Name, Flow),
  slots: z.record(Name, Slot),
  /**
   * Built-in flows that are disabled, or replaced by the flow that `override` names. All other built-in flows are
   * enabled.
   */
  builtins: z.partialRecord(z.enum(BUILTIN_FLOWS), z.strictObject({ enabled: z.boolean(), override: Name.optional() })),
});
export type ContextGraph = z.infer<typeof GraphShape>;
