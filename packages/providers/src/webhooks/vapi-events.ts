import * as z from 'zod';
import type { CallStatus } from '../ports/voice-port.ts';

const monitor = z.object({ controlUrl: z.string().nullish(), listenUrl: z.string().nullish() });
const withReference = z.object({ metadata: z.object({ reference: z.string().nullish() }).nullish() });
const idOf = z.object({ id: z.string().nullish() }).nullish();

const call = z.object({
  id: z.string().min(1).max(100),
  type: z.string().nullish(),
  assistantId: z.string().nullish(),
  phoneNumberId: z.string().nullish(),
  customer: z.object({ number: z.string().nullish(), name: z.string().nullish() }).nullish(),
  monitor: monitor.nullish(),
  assistantOverrides: withReference.nullish(),
  ...withReference.shape,
});

const envelope = z.object({
  message: z.looseObject({
    type: z.string(),
    timestamp: z.number().nullish(),
    call,
    assistant: idOf,
    phoneNumber: idOf,
  }),
});

/** The call that the provider speaks of. Nothing in it is to be believed before the bytes are proven. */
export interface VapiCall {
  readonly callId: string;
  readonly direction: 'OUTBOUND' | 'INBOUND';
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
  /** Theirs, as the provider writes it. */
  readonly number: string | null;
  readonly name: string | null;
  /** Our own id, where we dialled. */
  readonly reference: string | null;
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

export interface VapiToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, as a model writes it. */
  readonly arguments: string;
}

export interface VapiReport {
  readonly endedReason: string | null;
  readonly summary: string | null;
  readonly recordingUrl: string | null;
  readonly cost: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

type Told =
  | { readonly type: 'ASSISTANT_REQUEST' }
  | { readonly type: 'TOOL_CALLS'; readonly calls: readonly VapiToolCall[] }
  | { readonly type: 'STATUS'; readonly status: CallStatus | null; readonly endedReason: string | null }
  | {
      readonly type: 'TRANSCRIPT';
      readonly role: 'CONTACT' | 'AGENT';
      readonly text: string;
      readonly final: boolean;
    }
  | ({ readonly type: 'REPORT' } & VapiReport)
  /** What we have no use for. */
  | { readonly type: 'OTHER'; readonly name: string };

export type VapiEvent = Told & { readonly call: VapiCall /** By the provider's clock. */; readonly at: Date | null };

/** What Vapi tells, or null when the body is nothing of Vapi's. */
export function readVapiEvent(rawBody: Buffer | string): VapiEvent | null {
  const read = envelope.safeParse(parsed(rawBody.toString()));
  if (!read.success) return null;
  const { message } = read.data;
  const at = message.timestamp ? new Date(message.timestamp) : null;
  const about = { call: callOf(message), at: at && !Number.isNaN(at.getTime()) ? at : null };
  return { ...(toldIn(message) ?? { type: 'OTHER', name: message.type.slice(0, 60) }), ...about };
}

type Message = z.infer<typeof envelope>['message'];

function callOf({ call: it, assistant, phoneNumber }: Message): VapiCall {
  return {
    callId: it.id,
    direction: it.type === 'inboundPhoneCall' ? 'INBOUND' : 'OUTBOUND',
    assistantId: it.assistantId ?? assistant?.id ?? null,
    phoneNumberId: it.phoneNumberId ?? phoneNumber?.id ?? null,
    number: it.customer?.number ?? null,
    name: it.customer?.name ?? null,
    reference: it.metadata?.reference ?? it.assistantOverrides?.metadata?.reference ?? null,
    controlUrl: it.monitor?.controlUrl ?? null,
    listenUrl: it.monitor?.listenUrl ?? null,
  };
}

function toldIn(message: Message): Told | null {
  switch (message.type) {
    case 'assistant-request':
      return { type: 'ASSISTANT_REQUEST' };
    case 'tool-calls':
      return toolsIn(message);
    case 'status-update':
      return statusIn(message);
    case 'transcript':
      return spokenIn(message);
    case 'end-of-call-report':
      return reportIn(message);
    default:
      return null;
  }
}

const toolCalls = z.object({
  toolCallList: z
    .array(
      z.object({ id: z.string().min(1).max(200), function: z.object({ name: z.string(), arguments: z.unknown() }) }),
    )
    .max(20),
});

function toolsIn(message: Message): Told | null {
  const read = toolCalls.safeParse(message);
  if (!read.success) return null;
  const calls = read.data.toolCallList.map(({ id, function: { name, arguments: given } }) => ({
    id,
    name,
    // Vapi sends an object, and a string where the model wrote what it could not read.
    arguments: typeof given === 'string' ? given : JSON.stringify(given ?? {}),
  }));
  return { type: 'TOOL_CALLS', calls };
}

const status = z.object({ status: z.string(), endedReason: z.string().nullish() });

const STATUSES: Readonly<Record<string, CallStatus>> = {
  scheduled: 'SCHEDULED',
  queued: 'QUEUED',
  ringing: 'RINGING',
  'in-progress': 'IN_PROGRESS',
  forwarding: 'FORWARDING',
  ended: 'ENDED',
  'not-found': 'ENDED',
  'deletion-failed': 'ENDED',
};

function statusIn(message: Message): Told | null {
  const read = status.safeParse(message);
  if (!read.success) return null;
  return { type: 'STATUS', status: STATUSES[read.data.status] ?? null, endedReason: read.data.endedReason ?? null };
}

const transcript = z.object({
  role: z.enum(['user', 'assistant']),
  transcript: z.string(),
  transcriptType: z.enum(['partial', 'final']),
});

function spokenIn(message: Message): Told | null {
  const read = transcript.safeParse(message);
  if (!read.success) return null;
  const { role, transcript: text, transcriptType } = read.data;
  return { type: 'TRANSCRIPT', role: role === 'user' ? 'CONTACT' : 'AGENT', text, final: transcriptType === 'final' };
}

const time = z
  .string()
  .nullish()
  .transform((text) => (text && !Number.isNaN(Date.parse(text)) ? new Date(text) : null));

const report = z.object({
  endedReason: z.string().nullish(),
  cost: z.number().nullish(),
  startedAt: time,
  endedAt: time,
  artifact: z.object({ recordingUrl: z.string().nullish() }).nullish(),
  analysis: z.object({ summary: z.string().nullish() }).nullish(),
});

function reportIn(message: Message): Told | null {
  const read = report.safeParse(message);
  if (!read.success) return null;
  const { endedReason, cost, startedAt, endedAt, artifact, analysis } = read.data;
  return {
    type: 'REPORT',
    endedReason: endedReason ?? null,
    summary: analysis?.summary ?? null,
    recordingUrl: artifact?.recordingUrl ?? null,
    cost: cost ?? null,
    startedAt,
    endedAt,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
