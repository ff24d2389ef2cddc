import type { CustomRole, Invitation } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type CustomRoleRow = CustomRole;
export type OfferRow = Invitation;

/** Locks the role, so that it cannot be assigned while it is being changed. Returns null if the role does not exist. */
export const lockRole = (tx: Tx, id: string) => lockRow<CustomRoleRow>(tx, 'CustomRole', id);

export const roleById = (tx: Tx, id: string): Promise<CustomRoleRow | null> =>
  tx.customRole.findFirst({ where: { id } });

export const offersOf = (tx: Tx, customRoleId: string): Promise<Invitation[]> =>
  tx.invitation.findMany({ where: { customRoleId, status: 'PENDING' }, orderBy: { id: 'asc' } });
