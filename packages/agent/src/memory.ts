import { z } from 'zod';
import { OUTCOMES } from './graph.ts';
import { TOOLS } from './tool-names.ts';

export const PHASES = ['WAITING', 'GENERATING', 'CALLING', 'HANDED_OFF', 'ENDED'] as const;

const PendingCall = z.object({ id: z.string(), tool: z.enum(TOOLS), arguments: z.record(z.string(), z.unknown()) });

/** All that the engine knows about one conversation, as plain JSON. Nothing else is needed to go on after a crash. */
export const Memory = z.object({
  state: z.string(),
  phase: z.enum(PHASES),
  answers: z.record(z.string(), z.string()),
  /** Questions that may stay open, given up after being asked often enough. */
  skipped: z.array(z.string()),
  /** How often each state has been spoken from. */
  attempts: z.record(z.string(), z.number()),
  /** How often the agent has spoken at all. */
  turns: z.number(),
  /** Within the present turn: rounds of tools, unusable replies, and the calls already made. */
  rounds: z.number(),
  retries: z.number(),
  /** What was wrong with the last reply; the model is told with the next request. */
  problems: z.array(z.string()),
  called: z.array(z.string()),
  pending: z.array(PendingCall),
  /** Starts of the slots that were offered last, as the calendar wrote them. */
  slots: z.array(z.string()),
  booked: z.string().nullable(),
  lastSaid: z.string(),
  /** What the person who handed the conversation back wants the agent to know. */
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

/** As it goes on after a turn that was cut off: what was under way comes to nothing, and the next that they write is answered. */
export const abortedTurnMemory = (memory: Memory): Memory =>
  memory.phase === 'GENERATING' || memory.phase === 'CALLING' ? { ...memory, phase: 'WAITING', pending: [] } : memory;
