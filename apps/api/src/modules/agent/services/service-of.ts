import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Service of a number. Null when none is assigned. */
export async function serviceOf(tx: Tx, phoneConfigId: string): Promise<Service | null> {
  const route = await tx.numberRoute.findFirst({ where: { id: phoneConfigId }, include: { service: true } });
  return route?.service ?? null;
}

export const serviceById = (tx: Tx, id: string): Promise<Service | null> => tx.service.findFirst({ where: { id } });

/** Why the service accepts nothing new. Null while enabled. */
export const disabledMessage = ({ name, disabledAt }: Pick<Service, 'name' | 'disabledAt'>): string | null =>
  disabledAt === null ? null : `The service “${name}” is switched off.`;
