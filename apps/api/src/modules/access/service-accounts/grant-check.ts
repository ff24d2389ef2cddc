import type { RefusalCode } from '@frontdesk/domain';
import { checkGrantLimit, isPolicyKey, serviceAccountPermissions } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ServiceAccount } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { callerGrants } from '../members/index.ts';

export type IdentityRow = ServiceAccount;

type Policies = Pick<IdentityRow, 'policies'>;

/**
 * Checks that the policies of a service account, before and after a change, are within the caller's grant limit.
 * Returns the refusal code, or null if the change is allowed.
 */
export function checkIdentityGrant(
  ctx: WorkspaceContext,
  { before, after }: { before?: Policies; after?: Policies },
): RefusalCode | null {
  const reach = ({ policies }: Policies) =>
    serviceAccountPermissions(policies.filter(isPolicyKey), ctx.services.clock());
  const verdict = checkGrantLimit({
    giver: callerGrants(ctx),
    ...(before ? { target: reach(before) } : {}),
    ...(after ? { result: reach(after) } : {}),
  });
  return verdict.allowed ? null : verdict.reason;
}

/** Locks a service account. Returns null if it does not exist or was deleted. */
export async function findActiveIdentity(tx: Tx, id: string): Promise<IdentityRow | null> {
  const identity = await lockRow<IdentityRow>(tx, 'ServiceAccount', id);
  return identity?.removedAt ? null : identity;
}
