import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Returns the service assigned to a phone number. Returns null if none is assigned. */
export async function serviceOf(tx: Tx, phoneConfigId: string): Promise<Service | null> {
  const route = await tx.numberRoute.findFirst({ where: { id: phoneConfigId }, include: { service: true } });
  return route?.service ?? null;
}

export const serviceById = (tx: Tx, id: string): Promise<Service | null> => tx.service.findFirst({ where: { id } });

/** Returns whether the workspace has an enabled service. Every service has a published agent. */
export const hasService = async (tx: Tx): Promise<boolean> =>
  (await tx.service.findFirst({ where: { disabledAt: null }, select: { id: true } })) !== null;

/**
 * Returns an error message if the service is disabled and therefore handles no new calls or conversations. Returns null
 * if it is enabled.
 */
export const disabledMessage = ({ name, disabledAt }: Pick<Service, 'name' | 'disabledAt'>): string | null =>
  disabledAt === null ? null : `The service “${name}” is switched off.`;
