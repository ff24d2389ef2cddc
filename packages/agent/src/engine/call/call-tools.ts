import type { HandoffCode } from '@frontdesk/domain';
import type { Act } from '../acts.ts';
import { readReportedActs } from './call-acts.ts';

/** A tool of the voice provider's assistant. `parameters` is a JSON Schema without unions. */
export interface CallTool {
  readonly name: CallToolName;
  readonly description: string;
  readonly parameters: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, object>>;
    readonly required: readonly string[];
  };
}

/** Handoff codes that the assistant can report. An unknown code is replaced with OTHER. */
const CALL_HANDOFF_CODES = ['REQUESTED', 'SENSITIVE_TOPIC', 'OTHER'] as const satisfies readonly HandoffCode[];
type CallHandoffCode = (typeof CALL_HANDOFF_CODES)[number];

export const CALL_TOOL_NAMES = ['next_step', 'report', 'list_slots', 'list_bookings', 'hand_off'] as const;
export type CallToolName = (typeof CALL_TOOL_NAMES)[number];

/** A tool call of the assistant, validated and converted for the engine. */
export type CallRequest =
  /** Requests the first sentence of a call, the result of a slow tool or a repetition of the last sentence. */
  | { readonly type: 'next' }
  | {
      readonly type: 'report';
      readonly language: string | null;
      readonly acts: readonly Act[];
      readonly yesQuote: string | null;
    }
  | { readonly type: 'hand_off'; readonly code: CallHandoffCode; readonly reason: string }
  | { readonly type: 'invalid'; readonly problems: readonly string[] };

const REASON_LENGTH = 500;
const TEXT = { type: 'string' };
const HANDOFF_CODE =
  'REQUESTED: the caller asks for a person. SENSITIVE_TOPIC: a rule about a topic requires it. OTHER: anything else.';
const WINDOW = 'Local start and end, as 2026-05-12T12:00/2026-05-12T17:00.';
const QUOTE = 'Words of the caller that say it, copied exactly.';

const parametersOf = (properties: Readonly<Record<string, object>>, ...required: string[]): CallTool['parameters'] => ({
  type: 'object',
  properties,
  required,
});

const ACT_KINDS = [
  'answer',
  'correct',
  'choose',
  'start',
  'clarify',
  'ask',
  'affirm',
  'deny',
  'prefer_not',
  'cancel_flow',
  'human',
  'opt_out',
  'stop_repeat',
  'hostile',
  'unclear',
  'chat',
];

const ACT = {
  type: 'object',
  properties: {
    a: { type: 'string', enum: ACT_KINDS },
    slot: { ...TEXT, description: 'For answer and correct: a name of “slots”.' },
    value: { ...TEXT, description: 'For answer and correct: the value in the format of the slot.' },
    quote: { ...TEXT, description: `For answer, correct, choose and affirm. ${QUOTE}` },
    n: { type: 'integer', description: 'For choose: the number of an offer.' },
    flow: { ...TEXT, description: 'For start: a name of “flows”.' },
    flows: { type: 'array', items: TEXT, description: 'For clarify: the flows that are equally likely.' },
    question: { ...TEXT, description: 'For ask: the complete question.' },
    kind: { type: 'string', enum: ['greet', 'thanks', 'bye', 'other'], description: 'For chat.' },
  },
  required: ['a'],
};

/**
 * Tools of the assistant in every call. They are sent with each call, so that nothing is configured at the provider.
 */
export const CALL_TOOLS: readonly CallTool[] = [
  {
    name: 'next_step',
    description:
      'Get what to say now. Call it after your greeting, after a tool took too long, and when the caller asks you to repeat.',
    parameters: parametersOf({}),
  },
  {
    name: 'report',
    description: 'Report what the caller has just said. Call it after everything that the caller says.',
    parameters: parametersOf(
      {
        language: { ...TEXT, description: 'Language of the caller, as an ISO 639-1 code.' },
        acts: { type: 'array', items: ACT, description: 'One to six acts, in the order in which they were said.' },
      },
      'language',
      'acts',
    ),
  },
  {
    name: 'list_slots',
    description: 'Find free times when the caller names a day or a time. The same as an answer to “preferred_time”.',
    parameters: parametersOf(
      { window: { ...TEXT, description: WINDOW }, quote: { ...TEXT, description: QUOTE } },
      'window',
      'quote',
    ),
  },
  {
    name: 'list_bookings',
    description: 'Get the upcoming appointments of the caller when the caller asks for them.',
    parameters: parametersOf({}),
  },
  {
    name: 'hand_off',
    description: 'Ask a colleague to take over the call.',
    parameters: parametersOf(
      {
        code: { ...TEXT, enum: CALL_HANDOFF_CODES, description: HANDOFF_CODE },
        reason: { ...TEXT, description: 'Why, for the colleague.' },
      },
      'reason',
    ),
  },
];

/**
 * Parses a tool call of the assistant. Unknown tools and invalid arguments are returned as problems for the assistant.
 */
export function readCallTool(name: string, given: Readonly<Record<string, unknown>> | null): CallRequest {
  const text = (field: string): string => {
    const value = given?.[field];
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  };
  switch (name) {
    case 'next_step':
      return { type: 'next' };
    case 'report': {
      const { acts, yesQuote, problems } = readReportedActs(given?.['acts']);
      if (acts.length === 0) return invalid(...problems, 'Report at least one act.');
      return { type: 'report', language: text('language') || null, acts, yesQuote };
    }
    case 'list_slots': {
      const [value, quote] = [text('window'), text('quote')];
      if (!value || !quote) return invalid('“window” and “quote” are required.');
      return reportOf({ a: 'answer', slot: 'preferred_time', value, quote });
    }
    case 'list_bookings':
      return reportOf({ a: 'start', flow: 'appointments' });
    case 'hand_off': {
      const reason = text('reason').slice(0, REASON_LENGTH);
      const code = CALL_HANDOFF_CODES.find((known) => known === text('code')) ?? 'OTHER';
      return reason ? { type: 'hand_off', code, reason } : invalid('“reason” is required.');
    }
    default:
      return invalid(`There is no tool “${name.slice(0, 60)}”. Use ${CALL_TOOL_NAMES.join(', ')}.`);
  }
}

const reportOf = (act: Act): CallRequest => ({ type: 'report', language: null, acts: [act], yesQuote: null });

const invalid = (...problems: string[]): CallRequest => ({ type: 'invalid', problems });
