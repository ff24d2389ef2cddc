import { uuidOf } from '../sandbox.ts';

export interface SimulatedCall {
  readonly id: string;
  readonly seed: string;
  readonly assistantId: string;
  readonly phoneNumberId: string;
  readonly type: 'outboundPhoneCall' | 'inboundPhoneCall';
  readonly customer: { readonly number: string; readonly name?: string | undefined };
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Overrides of the assistant's settings. For an inbound call, set when Frontdesk has responded. */
  assistantOverrides: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  status: 'queued' | 'ringing' | 'in-progress' | 'forwarding' | 'ended';
  endedReason: string | null;
  /** Report that the API returns after the call has ended. */
  report: object;
  assistantMuted: boolean;
  readonly controls: object[];
}

export type NewCall = Pick<
  SimulatedCall,
  'seed' | 'assistantId' | 'phoneNumberId' | 'type' | 'customer' | 'metadata' | 'assistantOverrides'
>;

export interface VapiStore {
  add(call: NewCall): SimulatedCall;
  get(id: string): SimulatedCall | undefined;
  /** Returns all calls, newest first. */
  all(): SimulatedCall[];
  reset(): void;
}

export function vapiStore(now: () => Date): VapiStore {
  const calls: SimulatedCall[] = [];
  return {
    add: (given) => {
      const call: SimulatedCall = {
        ...given,
        id: uuidOf(`call ${given.seed} ${calls.length} ${now().toISOString()}`),
        createdAt: now().toISOString(),
        status: 'queued',
        endedReason: null,
        report: {},
        assistantMuted: false,
        controls: [],
      };
      calls.push(call);
      return call;
    },
    get: (id) => calls.find((call) => call.id === id),
    all: () => calls.toReversed(),
    reset: () => {
      calls.length = 0;
    },
  };
}

export const wireCall = (call: SimulatedCall, base: string) => ({
  id: call.id,
  orgId: uuidOf(`org ${call.seed}`),
  type: call.type,
  assistantId: call.assistantId,
  phoneNumberId: call.phoneNumberId,
  customer: call.customer,
  metadata: call.metadata,
  assistantOverrides: call.assistantOverrides,
  status: call.status,
  createdAt: call.createdAt,
  updatedAt: call.createdAt,
  ...(call.endedReason ? { endedReason: call.endedReason } : {}),
  ...call.report,
  monitor: { listenUrl: `${base.replace(/^http/, 'ws')}/${call.id}/listen`, controlUrl: `${base}/${call.id}/control` },
});

/** Returns the variables of the assistant's prompt. */
export function variablesOf({ assistantOverrides }: SimulatedCall): Partial<Record<string, string>> {
  const { variableValues = {} } = assistantOverrides as { variableValues?: Record<string, string> };
  return variableValues;
}
