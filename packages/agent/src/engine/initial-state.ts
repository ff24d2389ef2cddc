import type { EngineState } from './types.ts';

export const newCounters = (): EngineState['counters'] => ({
  messages: 0,
  turns: [],
  unclear: 0,
  hostile: 0,
  modelFailures: 0,
  tokens: 0,
  costUsd: 0,
});

/** State of a conversation before its first event. */
export const initialState = ({
  graphVersionId,
  now,
  language,
}: {
  graphVersionId: string;
  now: string;
  language: string;
}): EngineState => ({
  schema: 2,
  rev: 0,
  graphVersionId,
  phase: 'idle',
  episode: { no: 1, openedAt: now, lastAt: now, greeted: false, outcome: null },
  stack: [],
  queue: [],
  nextId: 1,
  answers: {},
  skipped: [],
  offers: null,
  confirm: null,
  bookings: [],
  effects: [],
  pending: null,
  inbox: [],
  turn: null,
  callId: null,
  language,
  note: null,
  counters: newCounters(),
  lastReply: '',
  heldAt: null,
  summaries: [],
});
