import type { Service } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

/** The service to which a number leads; null where it leads to none. */
export async function serviceOf(tx: Tx, phoneConfigId: string): Promise<Service | null> {
  const route = await tx.numberRoute.findFirst({ where: { id: phoneConfigId }, include: { service: true } });
  return route?.service ?? null;
}

export const serviceById = (tx: Tx, id: string): Promise<Service | null> => tx.service.findFirst({ where: { id } });

/** Why nothing can begin by it, for people; null while it is on. */
export const disabledMessage = ({ name, disabledAt }: Pick<Service, 'name' | 'disabledAt'>): string | null =>
  disabledAt === null ? null : `The service “${name}” is switched off.`;
