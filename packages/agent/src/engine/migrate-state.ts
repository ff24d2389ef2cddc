import { z } from 'zod';
import { OUTCOMES } from './graph.ts';
import { initialState } from './initial-state.ts';
import { MAIN_FLOW, outcomeOf } from './migrate-graph.ts';
import type { Answer, EngineState } from './types.ts';

interface MigrationFacts {
  readonly graphVersionId: string;
  readonly now: string;
  readonly language: string;
}

/** The fields of a version 1 state that can be converted. An invalid field is ignored. */
const MemoryV1 = z.object({
  state: z.string().optional().catch(undefined),
  phase: z.string().optional().catch(undefined),
  answers: z.record(z.string(), z.string()).optional().catch(undefined),
  skipped: z.array(z.string()).optional().catch(undefined),
  lastReply: z.string().optional().catch(undefined),
  note: z.string().nullish().catch(undefined),
  outcome: z.string().nullish().catch(undefined),
});

/**
 * Reads a stored state of any version. Returns a version 2 state unchanged. From any other object, converts the fields
 * that are valid in version 1. Otherwise returns an initial state. Never throws.
 */
export function readState(stored: unknown, facts: MigrationFacts): EngineState {
  if (isCurrent(stored)) return stored;
  const memory = MemoryV1.safeParse(stored);
  const state = initialState(facts);
  if (!memory.success) return state;
  const { answers = {}, skipped = [], lastReply = '', note, outcome, phase, state: position } = memory.data;
  for (const [slot, value] of Object.entries(answers)) state.answers[slot] = answerOf(value, facts.now);
  state.skipped = skipped;
  state.lastReply = lastReply;
  state.note = note ?? null;
  state.episode.greeted = lastReply !== '';
  const ended = OUTCOMES.find((one) => outcome != null && one === outcomeOf(outcome));
  if (ended) state.episode.outcome = ended;
  if (phase === 'HANDED_OFF') state.phase = 'handed_off';
  if (!ended && position !== undefined && lastReply !== '') {
    const frame = { id: 'f0', flow: MAIN_FLOW, state: position, visits: {}, attempts: 0, results: {}, params: {} };
    state.stack = [frame];
  }
  return state;
}

/** Whether the agent waits for the contact's reply to a question, an offer or a confirmation. */
export function isAwaitingReply(stored: unknown, now: Date): boolean {
  const { phase, stack, offers, confirm } = readState(stored, {
    graphVersionId: '',
    now: now.toISOString(),
    language: 'en',
  });
  return phase === 'idle' && (stack.length > 0 || offers !== null || confirm !== null);
}

const answerOf = (value: string, at: string): Answer => ({
  value,
  source: 'contact',
  messageId: null,
  quote: null,
  at,
  previous: [],
  offerId: null,
});

const CurrentState = z.object({
  schema: z.literal(2),
  rev: z.number(),
  phase: z.enum(['idle', 'understanding', 'acting', 'wording', 'handed_off']),
  episode: z.object({ no: z.number() }),
  stack: z.array(z.object({ id: z.string(), flow: z.string(), state: z.string() })),
  answers: z.record(z.string(), z.object({ at: z.string() })),
  counters: z.object({ messages: z.number() }),
});

const isCurrent = (stored: unknown): stored is EngineState => CurrentState.safeParse(stored).success;
