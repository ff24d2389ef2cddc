import type { CallStatus } from '../ports/voice-port.ts';

/** Converts a status of Vapi. Null if the status is unknown. */
export const readCallStatus = (word: string): CallStatus | null => STATUSES.get(word) ?? null;

const STATUSES: ReadonlyMap<string, CallStatus> = new Map([
  ['scheduled', 'SCHEDULED'],
  ['queued', 'QUEUED'],
  ['ringing', 'RINGING'],
  ['in-progress', 'IN_PROGRESS'],
  ['forwarding', 'FORWARDING'],
  ['ended', 'ENDED'],
  ['not-found', 'ENDED'],
  ['deletion-failed', 'ENDED'],
]);
