import type { CallStatus } from '../ports/voice-port.ts';

/** Null for an unknown status. */
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
