import { z } from 'zod';
import { OUTCOMES } from './graph.ts';
import { TOOLS } from './tool-names.ts';

export const PHASES = ['WAITING', 'GENERATING', 'CALLING', 'HANDED_OFF', 'ENDED'] as const;

const PendingCall = z.object({ id: z.string(), tool: z.enum(TOOLS), arguments: z.record(z.string(), z.unknown()) });

/** Complete state of the engine for one conversation, as plain JSON. It suffices to resume after a crash. */
export const Memory = z.object({
  state: z.string(),
  phase: z.enum(PHASES),
  answers: z.record(z.string(), z.string()),
  /** Optional questions that the agent stopped asking after the maximum number of attempts. */
  skipped: z.array(z.string()),
  /** Turns per state. */
  attempts: z.record(z.string(), z.number()),
  /** Total agent turns. */
  turns: z.number(),
  /** Counters of the current turn: tool rounds, unusable replies and the calls already made. */
  rounds: z.number(),
  retries: z.number(),
  /** Problems of the last reply. The next request to the model includes them. */
  problems: z.array(z.string()),
  called: z.array(z.string()),
  pending: z.array(PendingCall),
  /** Start times of the slots offered last, in the calendar's format. */
  slots: z.array(z.string()),
  booked: z.string().nullable(),
  lastSaid: z.string(),
  /** Note to the agent from the member who handed the conversation back. */
  note: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
});
export type Memory = z.infer<typeof Memory>;

export const createMemory = (start: string): Memory => ({
  state: start,
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
  lastSaid: '',
  note: null,
  outcome: null,
});

/** Starts over for a new request of a known contact. Answers are kept, so that they are not asked again. */
export const returningMemory = (start: string, { answers, note }: Memory): Memory => ({
  ...createMemory(start),
  answers,
  note,
});

/** The agent has said something in this conversation and expects an answer. */
export const isAwaitingReply = ({ phase, turns, outcome }: Memory): boolean =>
  phase === 'WAITING' && turns > 0 && outcome === null;

/** Resets a turn that was interrupted: pending work is dropped and the next message is answered. */
export const abortedTurnMemory = (memory: Memory): Memory =>
  memory.phase === 'GENERATING' || memory.phase === 'CALLING' ? { ...memory, phase: 'WAITING', pending: [] } : memory;
