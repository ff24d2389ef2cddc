import type { PhoneConfig, Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isAgentPublished } from '../../agent/configuration/index.ts';
import { routeAt } from '../../agent/number-routing/index.ts';
import { disabledMessage, serviceById, serviceOf } from '../../agent/services/index.ts';
import {
  findCalledNumber,
  findDialingNumber,
  findServiceNumber,
  phoneConfigById,
} from '../../messaging/phone-configs/index.ts';

/**
 * Phone number and service of a call. If both ids are null, the call uses the phone number of the integration and the
 * default agent.
 */
export interface Route {
  readonly phoneConfigId: string | null;
  readonly serviceId: string | null;
  /** Reason why the call cannot be placed or answered, shown to members. Null if it can. */
  readonly unavailableReason: string | null;
}

export interface InboundRoute extends Route {
  /** True if the call is escalated when it arrives. The agent speaks with the contact until a member takes over. */
  readonly toTeam: boolean;
}

/** Returns the route of the integration's phone number, which uses the default agent. */
const accountRoute = async (tx: Tx): Promise<Route> => ({
  phoneConfigId: null,
  serviceId: null,
  ...(await defaultAgent(tx)),
});

const defaultAgent = async (tx: Tx): Promise<Pick<Route, 'unavailableReason'>> => ({
  unavailableReason: (await isAgentPublished(tx)) ? null : 'The agent is not published.',
});

/**
 * Returns the route of an inbound call: the service to which its phone number is routed at this time, or the default
 * agent for a phone number that was not added to the workspace. If no usable service applies, the call is not answered,
 * unless it is routed to the team, in which case the default agent speaks (AM-33).
 */
export async function routeInbound(tx: Tx, now: Date, providerNumberId: string | null): Promise<InboundRoute> {
  const number = providerNumberId && (await findCalledNumber(tx, providerNumberId));
  if (!number) return { ...(await accountRoute(tx)), toTeam: false };
  const { service, toTeam } = await routeAt(tx, now, number.id);
  const route = routeTo(number, service);
  if (!toTeam || number.state !== 'ACTIVE') return { ...route, toTeam: false };
  // If no service applies, the default agent speaks.
  const spoken = service ? route : { ...route, ...(await defaultAgent(tx)) };
  return { ...spoken, toTeam: spoken.unavailableReason === null };
}

/**
 * Returns the route of an outbound call. If a service is given, uses its phone number, or the default phone number if
 * it has none. Otherwise uses the default phone number with its service, or the phone number of the integration if no
 * number is active (AM-33).
 */
export async function routeOutbound(tx: Tx, chosen: Service | null = null): Promise<Route> {
  const number = (chosen && (await findServiceNumber(tx, chosen.id))) ?? (await findDialingNumber(tx));
  if (chosen)
    return { phoneConfigId: number?.id ?? null, serviceId: chosen.id, unavailableReason: disabledMessage(chosen) };
  return number ? routeOf(tx, number) : accountRoute(tx);
}

/** Returns whether the agent of an outbound call is published. This is always the case for the agent of a service. */
export async function isDialingAgentPublished(tx: Tx, chosen: Service | null = null): Promise<boolean> {
  const { serviceId } = await routeOutbound(tx, chosen);
  return serviceId !== null || isAgentPublished(tx);
}

/**
 * Returns why the phone number or service can no longer be used, or null if they can. Called immediately before
 * dialing.
 */
export async function checkRoute(tx: Tx, { phoneConfigId, serviceId }: Pick<Route, 'phoneConfigId' | 'serviceId'>) {
  const number = phoneConfigId && (await phoneConfigById(tx, phoneConfigId));
  const service = serviceId && (await serviceById(tx, serviceId));
  return (number && outOfServiceMessage(number)) ?? (service ? disabledMessage(service) : null);
}

const routeOf = async (tx: Tx, number: PhoneConfig): Promise<Route> => routeTo(number, await serviceOf(tx, number.id));

function routeTo({ id, number, state }: PhoneConfig, service: Service | null): Route {
  const route = { phoneConfigId: id, serviceId: service?.id ?? null };
  const refusal = outOfServiceMessage({ number, state });
  if (refusal) return { ...route, unavailableReason: refusal };
  if (!service) return { ...route, unavailableReason: `No service handles the number ${number}.` };
  return { ...route, unavailableReason: disabledMessage(service) };
}

const outOfServiceMessage = ({ number, state }: Pick<PhoneConfig, 'number' | 'state'>): string | null =>
  state === 'ACTIVE' ? null : `The number ${number} is not in service.`;
