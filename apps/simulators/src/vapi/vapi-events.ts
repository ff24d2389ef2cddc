import { serverTokenOf } from '../sandbox.ts';
import type { Delivered, Sender } from '../server/courier.ts';
import { overrides } from './overrides.ts';
import { type SimulatedCall, wireCall } from './vapi-store.ts';

/** Sends Vapi's events and requests to Frontdesk during a call. */
export interface VapiEvents {
  status(call: SimulatedCall, status: SimulatedCall['status']): void;
  transcript(
    call: SimulatedCall,
    role: 'user' | 'assistant',
    transcript: string,
    final?: boolean,
  ): Promise<Delivered | null>;
  /** Calls tools of Frontdesk for the assistant. Returns Frontdesk's response. */
  toolCalls(call: SimulatedCall, calls: readonly ToolCall[]): Promise<Delivered | null>;
  end(call: SimulatedCall, endedReason: string, report?: EndReport): void;
  /** Reports an inbound call to a workspace's phone number and requests the assistant's overrides. */
  assistantRequest(call: SimulatedCall): Promise<Delivered | null>;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface EndReport {
  readonly summary?: string;
  readonly transcript?: string;
  readonly recordingUrl?: string;
  readonly cost?: number;
  readonly successEvaluation?: string;
}

export function vapiEvents(courier: Sender, serverUrl: () => string, base: () => string, now: () => Date): VapiEvents {
  const send = (call: SimulatedCall, message: object) =>
    courier.send({
      url: serverUrl(),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${serverTokenOf(call.seed)}` },
      body: JSON.stringify({ message: { timestamp: now().getTime(), ...message, call: wireCall(call, base()) } }),
    });
  const status: VapiEvents['status'] = (call, next) => {
    call.status = next;
    void send(call, {
      type: 'status-update',
      status: next,
      ...(call.endedReason ? { endedReason: call.endedReason } : {}),
    });
  };
  return {
    status,
    transcript: (call, role, transcript, final = true) =>
      send(call, { type: 'transcript', role, transcript, transcriptType: final ? 'final' : 'partial' }),
    toolCalls: (call, calls) => {
      const toolCallList = calls.map(({ id, name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: given },
      }));
      const toolWithToolCallList = toolCallList.map((toolCall) => ({
        type: 'function',
        name: toolCall.function.name,
        toolCall,
      }));
      return send(call, { type: 'tool-calls', toolCallList, toolWithToolCallList });
    },
    end: (call, endedReason, report) => {
      const { type, ...event } = endOfCall(call, endedReason, now(), report);
      call.endedReason = endedReason;
      call.report = event;
      status(call, 'ended');
      void send(call, { type, ...event });
    },
    assistantRequest: async (call) => {
      const delivered = await send(call, { type: 'assistant-request' });
      call.assistantOverrides = overridesIn(delivered);
      return delivered;
    },
  };
}

/** Parses the assistant overrides in the response. Throws an error if they are invalid. */
function overridesIn(delivered: Delivered | null): SimulatedCall['assistantOverrides'] {
  const { assistantOverrides } = JSON.parse(delivered?.answer || '{}') as { assistantOverrides?: unknown };
  return assistantOverrides ? overrides.parse(assistantOverrides) : {};
}

const endOfCall = (call: SimulatedCall, endedReason: string, endedAt: Date, report: EndReport = {}) => ({
  type: 'end-of-call-report',
  endedReason,
  startedAt: call.createdAt,
  endedAt: endedAt.toISOString(),
  cost: report.cost ?? 0.12,
  artifact: {
    transcript: report.transcript ?? '',
    messages: [],
    recordingUrl: report.recordingUrl ?? `https://storage.vapi.example/${call.id}-mono.wav`,
    stereoRecordingUrl: `https://storage.vapi.example/${call.id}-stereo.wav`,
  },
  analysis: {
    summary: report.summary ?? 'The call ended.',
    structuredData: {},
    successEvaluation: report.successEvaluation ?? 'true',
  },
});
