import type { FastifyInstance } from 'fastify';
import { seedOf, uuidOf } from '../sandbox.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { playCall } from './scripted-caller.ts';
import { type EndReport, type ToolCall, type VapiEvents, vapiEvents } from './vapi-events.ts';
import { vapiRoutes } from './vapi-routes.ts';
import { type SimulatedCall, type VapiStore, vapiStore } from './vapi-store.ts';

export interface VapiSimulator extends Simulator {
  state(): { readonly calls: readonly SimulatedCall[] };
  readonly events: VapiEvents;
  call(id: string): SimulatedCall | undefined;
  /** Somebody calls the number of the account with this key. */
  ring(apiKey: string, from: string): SimulatedCall;
}

export interface VapiSettings extends SimulatorSettings {
  readonly serverUrl: () => string;
  readonly now: () => Date;
  /** Between two lines of a caller who speaks by themselves; nobody does when absent. */
  readonly callerPaceMs?: number | undefined;
}

export async function startVapi(settings: VapiSettings): Promise<VapiSimulator> {
  const store = vapiStore(settings.now);
  let address = '';
  let events: VapiEvents | undefined;
  const simulator = await startSimulator(settings, (desk) => {
    events = vapiEvents(desk.courier, settings.serverUrl, () => address, settings.now);
    vapiRoutes(desk, store, events, answering(events, settings.callerPaceMs));
    steer(desk.app, store, events);
    return { state: () => ({ calls: store.all() }), reset: store.reset };
  });
  address = simulator.url;
  return { ...simulator, events: events!, call: store.get, ring: (apiKey, from) => rung(store, apiKey, from) };
}

/** Who picks up when somebody is dialled. */
const answering =
  (events: VapiEvents, paceMs: number | undefined) =>
  (call: SimulatedCall): void => {
    if (paceMs !== undefined) void playCall(events, call, paceMs);
  };

function rung(store: VapiStore, apiKey: string, from: string): SimulatedCall {
  const seed = seedOf('vapi-', apiKey) ?? '';
  return store.add({
    seed,
    assistantId: uuidOf(`assistant ${seed}`),
    phoneNumberId: uuidOf(`number ${seed}`),
    type: 'inboundPhoneCall',
    customer: { number: from },
    metadata: {},
    assistantOverrides: {},
  });
}

interface Steering {
  readonly status?: SimulatedCall['status'];
  readonly transcript?: { readonly role: 'user' | 'assistant'; readonly text: string; readonly final?: boolean };
  readonly toolCalls?: readonly ToolCall[];
  readonly end?: EndReport & { readonly reason: string };
}

/** What happens in a call, for those who test from another process. */
function steer(app: FastifyInstance, store: VapiStore, events: VapiEvents): void {
  app.post<{ Params: { id: string }; Body: Steering }>('/_control/calls/:id', async ({ params, body }, reply) => {
    const call = store.get(params.id);
    if (!call) return reply.code(404).send({ message: 'There is no such call.' });
    if (body.status) events.status(call, body.status);
    const said = body.transcript;
    if (said) return (await events.transcript(call, said.role, said.text, said.final)) ?? {};
    if (body.toolCalls) return (await events.toolCalls(call, body.toolCalls)) ?? {};
    if (body.end) events.end(call, body.end.reason, body.end);
    return {};
  });
  app.post<{ Body: { apiKey: string; from: string } }>('/_control/ring', async ({ body }) => {
    const call = rung(store, body.apiKey, body.from);
    return { callId: call.id, delivered: await events.assistantRequest(call) };
  });
}
