import { isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import type { CustomRole, Invitation } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { Holding } from '../members/index.ts';

export type CustomRoleRow = CustomRole;

/** The role, held until the transaction ends: nobody is given it while it changes. */
export const lockRole = (tx: Tx, id: string) => lockRow<CustomRoleRow>(tx, 'CustomRole', id);

export const roleById = (tx: Tx, id: string): Promise<CustomRoleRow | null> =>
  tx.customRole.findFirst({ where: { id } });

/** Offers of the role that still wait. */
export const offersOf = (tx: Tx, customRoleId: string): Promise<Invitation[]> =>
  tx.invitation.findMany({ where: { customRoleId, status: 'PENDING' }, orderBy: { id: 'asc' } });

/** The role alone, as somebody without anything beside it would hold it. */
export const bare = (policies: readonly PolicyKey[]): Holding => ({ role: 'member', customRole: policies, grants: [] });

export const policiesIn = ({ policies }: Pick<CustomRoleRow, 'policies'>): PolicyKey[] => policies.filter(isPolicyKey);

/** What an invitation would make of its receiver, with another role. */
export const offerWith = ({ policies }: Invitation, role: Pick<Holding, 'role' | 'customRole'>): Holding => ({
  ...role,
  grants: policies.filter(isPolicyKey).map((policy) => ({ policy, effect: 'GRANT', expiresAt: null })),
});
