import * as z from 'zod';
import type { CallReport, CallStatus, ReportedLine } from '../ports/voice-port.ts';

const reported = z.object({
  role: z.string(),
  message: z.string().nullish(),
  secondsFromStart: z.number().nullish(),
});

const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** Result of the call evaluation. Its type depends on the evaluation rubric of the assistant. */
const verdict = z.union([z.string(), z.number(), z.boolean()]).nullish().catch(null);

/** Format of the end-of-call report and of an ended call in Vapi's API. */
export const endOfCall = z.object({
  endedReason: z.string().max(500).nullish(),
  startedAt: time.nullish(),
  endedAt: time.nullish(),
  cost: z.number().min(0).nullish(),
  artifact: z.object({ recordingUrl: z.string().nullish(), messages: z.array(reported).nullish() }).nullish(),
  analysis: z.object({ summary: z.string().nullish(), successEvaluation: verdict }).nullish(),
});

export function reportOf(report: z.infer<typeof endOfCall>): CallReport {
  const { endedReason, startedAt, endedAt, cost, artifact, analysis } = report;
  const success = analysis?.successEvaluation;
  return {
    endedReason: endedReason ?? null,
    summary: analysis?.summary || null,
    recordingUrl: artifact?.recordingUrl || null,
    cost: cost ?? null,
    success: success === undefined || success === null ? null : String(success),
    startedAt: startedAt ?? null,
    endedAt: endedAt ?? null,
    lines: (artifact?.messages ?? []).flatMap(lineOf),
  };
}

/** Converts a message to a transcript entry. System and tool messages are omitted, because they are not spoken. */
function lineOf({ role, message, secondsFromStart }: z.infer<typeof reported>): ReportedLine[] {
  const speaker = role === 'user' ? 'CONTACT' : role === 'bot' || role === 'assistant' ? 'ASSISTANT' : null;
  return speaker && message ? [{ role: speaker, text: message, secondsFromStart: secondsFromStart ?? 0 }] : [];
}

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
