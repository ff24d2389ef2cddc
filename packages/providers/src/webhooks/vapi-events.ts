import * as z from 'zod';
import type { CallReport, CallStatus } from '../ports/voice-port.ts';
import { endOfCall, readCallStatus, reportOf } from '../vapi/call-report.ts';
import { readJson } from './read-json.ts';
import { type VapiCall, vapiCall } from './vapi-call.ts';

/** Server messages of Vapi. A message that Frontdesk does not use becomes OTHER. */
export type VapiEvent =
  /** Vapi requests the configuration of the assistant for an inbound call. */
  | { readonly type: 'ASSISTANT_REQUEST'; readonly call: VapiCall; readonly at: Date | null }
  | {
      readonly type: 'TOOL_CALLS';
      readonly call: VapiCall;
      readonly at: Date | null;
      readonly calls: readonly VapiToolCall[];
    }
  | {
      readonly type: 'STATUS';
      readonly call: VapiCall;
      readonly at: Date | null;
      readonly status: CallStatus;
      readonly endedReason: string | null;
    }
  | { readonly type: 'TRANSCRIPT'; readonly call: VapiCall; readonly at: Date | null; readonly line: VapiLine }
  | { readonly type: 'END_REPORT'; readonly call: VapiCall; readonly at: Date | null; readonly report: CallReport }
  | { readonly type: 'OTHER'; readonly call: VapiCall | null; readonly at: Date | null; readonly name: string };

export interface VapiToolCall {
  /** Vapi's ID of the tool call. The response must contain the ID. If Vapi repeats a tool call, the ID is the same. */
  readonly toolCallId: string;
  readonly name: string;
  /**
   * Arguments of the tool call. Null if the model's arguments are not an object, in which case the model gets an error
   * as the response.
   */
  readonly arguments: Readonly<Record<string, unknown>> | null;
}

export interface VapiLine {
  readonly role: 'ASSISTANT' | 'CONTACT';
  readonly text: string;
  /** Whether the transcript is final. Partial transcripts of the same utterance are sent repeatedly and grow. */
  readonly final: boolean;
}

/**
 * Parses a message of Vapi. Null if the body is not a Vapi message, or if a message that Frontdesk uses is incomplete.
 */
export function readVapiEvent(rawBody: Buffer | string): VapiEvent | null {
  const { success, data } = envelope.safeParse(readJson(rawBody));
  if (!success) return null;
  const { message } = data;
  const at = message.timestamp === undefined ? null : new Date(message.timestamp);
  const parsed = SHAPES.safeParse(message);
  if (parsed.success) return eventOf(parsed.data, at);
  if (READ.has(message.type)) return null;
  const call = vapiCall.safeParse(message);
  return { type: 'OTHER', call: call.success ? call.data : null, at, name: message.type };
}

const envelope = z.object({
  // Milliseconds since 1970, limited to the range of Date.
  message: z.looseObject({ type: z.string().min(1).max(100), timestamp: z.number().min(0).max(8.64e15).optional() }),
});

const toolCall = z.object({
  id: z.string().min(1).max(200),
  function: z.object({ name: z.string().min(1).max(100), arguments: z.unknown().optional() }),
});

const report = z.object({ type: z.literal('end-of-call-report'), ...endOfCall.shape });

const withCall = <T extends z.ZodObject>(shape: T) =>
  z.intersection(
    shape,
    vapiCall.transform((call) => ({ call })),
  );

/** Types of transcript events. Vapi can also send final transcripts with the second type. */
const TRANSCRIPTS = ['transcript', 'transcript[transcriptType="final"]'] as const;

const SHAPES = z.union([
  withCall(z.object({ type: z.literal('assistant-request') })),
  withCall(z.object({ type: z.literal('tool-calls'), toolCallList: z.array(toolCall).min(1).max(50) })),
  withCall(
    z.object({ type: z.literal('status-update'), status: z.string(), endedReason: z.string().max(500).nullish() }),
  ),
  withCall(
    z.object({
      type: z.enum(TRANSCRIPTS),
      role: z.enum(['user', 'assistant']),
      transcriptType: z.enum(['partial', 'final']),
      transcript: z.string(),
    }),
  ),
  withCall(report),
]);

type VapiMessage = z.infer<typeof SHAPES>;

const READ = new Set<string>([
  'assistant-request',
  'tool-calls',
  'status-update',
  ...TRANSCRIPTS,
  'end-of-call-report',
]);

function eventOf(event: VapiMessage, at: Date | null): VapiEvent {
  const { call } = event;
  switch (event.type) {
    case 'assistant-request':
      return { type: 'ASSISTANT_REQUEST', call, at };
    case 'tool-calls':
      return { type: 'TOOL_CALLS', call, at, calls: event.toolCallList.map(calledOf) };
    case 'status-update': {
      const status = readCallStatus(event.status);
      if (!status) return { type: 'OTHER', call, at, name: `status-update ${event.status}`.slice(0, 100) };
      return { type: 'STATUS', call, at, status, endedReason: event.endedReason ?? null };
    }
    case 'end-of-call-report':
      return { type: 'END_REPORT', call, at, report: reportOf(event) };
    default: {
      const line = { role: ROLES[event.role], text: event.transcript, final: event.transcriptType === 'final' };
      return { type: 'TRANSCRIPT', call, at, line };
    }
  }
}

const ROLES = { user: 'CONTACT', assistant: 'ASSISTANT' } as const;

const calledOf = ({ id, function: { name, arguments: given } }: z.infer<typeof toolCall>): VapiToolCall => {
  const read = z.record(z.string(), z.unknown()).safeParse(typeof given === 'string' ? readJson(given) : given);
  return { toolCallId: id, name, arguments: read.success ? read.data : null };
};
