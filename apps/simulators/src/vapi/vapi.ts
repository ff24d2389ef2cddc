import type { FastifyInstance } from 'fastify';
import { seedOf, uuidOf } from '../sandbox.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { isSensitive } from './assistant.ts';
import { type CallListeners, callListeners } from './call-listen.ts';
import { playCall } from './scripted-caller.ts';
import { type EndReport, type ToolCall, type VapiEvents, vapiEvents } from './vapi-events.ts';
import { vapiRoutes } from './vapi-routes.ts';
import { type SimulatedCall, type VapiStore, vapiStore } from './vapi-store.ts';

export interface VapiSimulator extends Simulator {
  state(): { readonly calls: readonly SimulatedCall[] };
  readonly events: VapiEvents;
  /** Returns the number of listeners of a call. */
  readonly listeners: Pick<CallListeners, 'of'>;
  call(id: string): SimulatedCall | undefined;
  /** Sets how calls to this phone number are not answered: busy, no answer or voicemail. Null restores the default. */
  leaveUnanswered(number: string, how: Unanswered | null): void;
  /** Starts an inbound call to a phone number of the account, by default its first phone number. */
  ring(apiKey: string, from: string, phoneNumberId?: string): SimulatedCall;
}

interface VapiSettings extends SimulatorSettings {
  readonly serverUrl: () => string;
  readonly now: () => Date;
  /** Delay between two lines of a scripted caller, in milliseconds. If omitted, calls have no scripted caller. */
  readonly callerPaceMs?: number | undefined;
}

export async function startVapi(settings: VapiSettings): Promise<VapiSimulator> {
  const store = vapiStore(settings.now);
  const unanswered = new Map<string, Unanswered>();
  const leaveUnanswered: VapiSimulator['leaveUnanswered'] = (number, how) =>
    void (how === null ? unanswered.delete(number) : unanswered.set(number, how));
  let address = '';
  let events: VapiEvents | undefined;
  let listeners: CallListeners | undefined;
  const simulator = await startSimulator(settings, (controls) => {
    listeners = callListeners(controls, store);
    events = heardBy(
      listeners,
      vapiEvents(controls.courier, settings.serverUrl, () => address, settings.now),
    );
    vapiRoutes(controls, store, events, answering(events, settings.callerPaceMs, unanswered));
    controlCall(controls.app, store, events);
    controlAnswers(controls.app, leaveUnanswered);
    return { state: () => ({ calls: store.all() }), reset: store.reset };
  });
  address = simulator.url;
  return {
    ...simulator,
    events: events!,
    listeners: listeners!,
    call: store.get,
    leaveUnanswered,
    ring: (...rings) => rung(store, ...rings),
  };
}

/** Adds final utterances to the audio for listeners. */
const heardBy = (listeners: CallListeners, events: VapiEvents): VapiEvents => ({
  ...events,
  transcript: (call, role, transcript, final = true) => {
    if (final) listeners.pushTranscript(call, role, transcript);
    return events.transcript(call, role, transcript, final);
  },
  end: (call, ...how) => {
    events.end(call, ...how);
    listeners.ended(call);
  },
});

/**
 * Returns the function that answers outbound calls: with a scripted caller, or as `unanswered` specifies. Without
 * `paceMs`, there is no scripted caller.
 */
const answering =
  (events: VapiEvents, paceMs: number | undefined, unanswered: ReadonlyMap<string, Unanswered>) =>
  (call: SimulatedCall): void => {
    const how = unanswered.get(call.customer.number);
    if (how) void playUnanswered(events, call, how);
    else if (paceMs !== undefined) void playCall(events, call, paceMs);
  };

function rung(store: VapiStore, apiKey: string, from: string, phoneNumberId?: string): SimulatedCall {
  const seed = seedOf('vapi-', apiKey) ?? '';
  return store.add({
    seed,
    assistantId: uuidOf(`assistant ${seed}`),
    phoneNumberId: phoneNumberId ?? uuidOf(`number ${seed}`),
    type: 'inboundPhoneCall',
    customer: { number: from },
    metadata: {},
    assistantOverrides: {},
  });
}

interface SpokenLine {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly final?: boolean;
}

interface CallControl {
  readonly status?: SimulatedCall['status'];
  readonly transcript?: SpokenLine;
  readonly toolCalls?: readonly ToolCall[];
  readonly end?: EndReport & { readonly reason: string };
}

/** Sends an utterance to Frontdesk. If the caller said it, the assistant reacts to sensitive topics. */
async function isHearing(events: VapiEvents, call: SimulatedCall, { role, text, final = true }: SpokenLine) {
  const delivered = await events.transcript(call, role, text, final);
  if (role === 'user' && final) await isSensitive(events, call, text);
  return delivered;
}

/** Adds control routes with which another process changes a call or starts an inbound call. */
function controlCall(app: FastifyInstance, store: VapiStore, events: VapiEvents): void {
  app.post<{ Params: { id: string }; Body: CallControl }>('/_control/calls/:id', async ({ params, body }, reply) => {
    const call = store.get(params.id);
    if (!call) return reply.code(404).send({ message: 'There is no such call.' });
    if (body.status) events.status(call, body.status);
    const transcript = body.transcript;
    if (transcript) return (await isHearing(events, call, transcript)) ?? {};
    if (body.toolCalls) return (await events.toolCalls(call, body.toolCalls)) ?? {};
    if (body.end) events.end(call, body.end.reason, body.end);
    return {};
  });
  app.post<{ Body: { apiKey: string; from: string; phoneNumberId?: string } }>('/_control/ring', async ({ body }) => {
    const call = rung(store, body.apiKey, body.from, body.phoneNumberId);
    return { callId: call.id, delivered: await events.assistantRequest(call) };
  });
}

/** Adds a control route with which another process sets how calls to a phone number are answered. */
function controlAnswers(app: FastifyInstance, leaveUnanswered: VapiSimulator['leaveUnanswered']): void {
  app.post<{ Body: { number: string; unanswered: Unanswered | null } }>('/_control/answers', async ({ body }) => {
    leaveUnanswered(body.number, body.unanswered);
    return {};
  });
}

/** Reason why a dialed number is not answered. */
export type Unanswered = 'busy' | 'no-answer' | 'voicemail';

const END_REASONS: Readonly<Record<Exclude<Unanswered, 'voicemail'>, string>> = {
  busy: 'customer-busy',
  'no-answer': 'customer-did-not-answer',
};

const ANNOUNCEMENT = 'The person you are calling is not available. Please leave a message after the tone.';

/**
 * Ends an unanswered call as Vapi does. If a voicemail answers, it plays an announcement. With voicemail detection, the
 * assistant then leaves its message, if it has one. Without detection, the voicemail hangs up.
 */
async function playUnanswered(events: VapiEvents, call: SimulatedCall, how: Unanswered): Promise<void> {
  if (how !== 'voicemail') return events.end(call, END_REASONS[how]);
  events.status(call, 'in-progress');
  await events.transcript(call, 'user', ANNOUNCEMENT);
  const { voicemailDetection, voicemailMessage } = call.assistantOverrides;
  if (!voicemailDetection) return events.end(call, 'customer-ended-call');
  if (typeof voicemailMessage === 'string') await events.transcript(call, 'assistant', voicemailMessage);
  events.end(call, 'voicemail');
}
