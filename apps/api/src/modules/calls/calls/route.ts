import type { PhoneConfig, Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isAgentPublished } from '../../agent/configuration/index.ts';
import { disabledMessage, serviceById, serviceOf } from '../../agent/services/index.ts';
import {
  findCalledNumber,
  findDialingNumber,
  findServiceNumber,
  phoneConfigById,
} from '../../messaging/phone-configs/index.ts';

/** Number and service of a call. Without a number: the integration's number and the active agent. */
export interface Route {
  readonly phoneConfigId: string | null;
  readonly serviceId: string | null;
  /** Why the call cannot be placed, for members. */
  readonly fault: string | null;
}

/** The number of the integration, with the active agent. */
const accountRoute = async (tx: Tx): Promise<Route> => ({
  phoneConfigId: null,
  serviceId: null,
  fault: (await isAgentPublished(tx)) ? null : 'The agent is not published.',
});

/** AM-33: an inbound call is handled by the service of its number, or not at all. */
export async function routeInbound(tx: Tx, providerNumberId: string | null): Promise<Route> {
  const number = providerNumberId && (await findCalledNumber(tx, providerNumberId));
  return number ? routeOf(tx, number) : accountRoute(tx);
}

/** AM-33: an outbound call uses a number of its service: the chosen one, or that of the dialing number. */
export async function routeOutbound(tx: Tx, chosen: Service | null = null): Promise<Route> {
  const number = (chosen && (await findServiceNumber(tx, chosen.id))) ?? (await findDialingNumber(tx));
  if (chosen) return { phoneConfigId: number?.id ?? null, serviceId: chosen.id, fault: disabledMessage(chosen) };
  return number ? routeOf(tx, number) : accountRoute(tx);
}

/** Returns whether the number and service can still be used, immediately before dialing. */
export async function checkRoute(tx: Tx, { phoneConfigId, serviceId }: Pick<Route, 'phoneConfigId' | 'serviceId'>) {
  const number = phoneConfigId && (await phoneConfigById(tx, phoneConfigId));
  const service = serviceId && (await serviceById(tx, serviceId));
  return (number && outOfServiceMessage(number)) ?? (service ? disabledMessage(service) : null);
}

async function routeOf(tx: Tx, { id, number, state }: PhoneConfig): Promise<Route> {
  const service = await serviceOf(tx, id);
  const route = { phoneConfigId: id, serviceId: service?.id ?? null };
  const refusal = outOfServiceMessage({ number, state });
  if (refusal) return { ...route, fault: refusal };
  if (!service) return { ...route, fault: `No service handles the number ${number}.` };
  return { ...route, fault: disabledMessage(service) };
}

const outOfServiceMessage = ({ number, state }: Pick<PhoneConfig, 'number' | 'state'>): string | null =>
  state === 'ACTIVE' ? null : `The number ${number} is not in service.`;
