import { type EngineState, initialState } from '@frontdesk/agent/engine';
import { z } from 'zod';
import { badInput } from '../../../errors/denials.ts';

const Numbers = z.record(z.string(), z.number());
const Values = z.record(z.string(), z.json());

const Frame = z.looseObject({
  id: z.string(),
  flow: z.string(),
  state: z.string(),
  visits: Numbers,
  attempts: z.number(),
  results: Values,
  params: Values,
});
const Answer = z.looseObject({
  value: z.json(),
  source: z.enum(['contact', 'form', 'record', 'member']),
  messageId: z.string().nullable(),
  quote: z.string().nullable(),
  at: z.iso.datetime(),
  previous: z.array(z.json()),
  offerId: z.string().nullable(),
});
const Offers = z.looseObject({
  id: z.string(),
  frameId: z.string(),
  slot: z.string(),
  items: z.array(z.looseObject({ n: z.number(), label: z.string(), value: z.json() })),
  expiresAt: z.string(),
});
const Effect = z.looseObject({ key: z.string(), frameId: z.string(), tool: z.string(), args: Values });
const Counters = z.looseObject({
  messages: z.number(),
  turns: z.array(z.string()),
  unclear: z.number(),
  hostile: z.number(),
  modelFailures: z.number(),
  tokens: z.number(),
  costUsd: z.number(),
});

/**
 * Engine state between two turns of a test chat. The client sends the state, so all fields that the engine uses are
 * validated.
 */
const TestMemory = z.looseObject({
  schema: z.literal(2),
  rev: z.number(),
  graphVersionId: z.string(),
  phase: z.enum(['idle', 'handed_off']),
  episode: z.looseObject({
    no: z.number(),
    openedAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    greeted: z.boolean(),
    outcome: z.string().nullable(),
  }),
  stack: z.array(Frame).max(10),
  queue: z.array(z.string()),
  nextId: z.number(),
  answers: z.record(z.string(), Answer),
  skipped: z.array(z.string()),
  offers: Offers.nullable(),
  confirm: z.looseObject({ id: z.string(), effect: Effect }).nullable(),
  bookings: z.array(z.looseObject({ id: z.string(), start: z.string(), state: z.string() })),
  effects: z.array(z.looseObject({ key: z.string(), tool: z.string(), state: z.string() })),
  pending: z.null(),
  inbox: z.array(z.never()),
  turn: z.null(),
  callId: z.string().nullable(),
  language: z.string(),
  note: z.string().nullable(),
  counters: Counters,
  lastReply: z.string(),
  heldAt: z.iso.datetime().nullable(),
  summaries: z.array(z.string()),
});

/**
 * Parses the memory of a test chat. Returns the initial state if `text` is null, which starts a chat. Throws
 * BAD_USER_INPUT if the memory is invalid.
 */
export function readTestMemory(text: string | null, now: Date): EngineState {
  if (text === null) return initialState({ graphVersionId: 'test', now: now.toISOString(), language: 'en' });
  const read = TestMemory.safeParse(parseJson(text));
  if (!read.success) throw badInput('Send the memory unchanged.', 'memory');
  return read.data as unknown as EngineState;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
