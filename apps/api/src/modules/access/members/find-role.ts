import { isPolicyKey, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';

interface WantedRole {
  readonly role: RoleName;
  readonly customRoleId?: string | null;
}

interface FoundRole {
  /** Custom role. Null for a built-in role. */
  readonly role: { readonly id: string; readonly name: string } | null;
  readonly policies: readonly PolicyKey[] | null;
}

/**
 * Finds the requested custom role and its policies, which are null if only a built-in role is requested. Returns null
 * if the workspace has no custom role with this id.
 */
export async function findRole(tx: Tx, { role, customRoleId }: WantedRole): Promise<FoundRole | null> {
  if (!customRoleId) return { role: null, policies: null };
  if (role !== 'member') throw badInput('A custom role replaces the role member.', 'role');
  if (!isUuid(customRoleId)) return null;
  const found = await tx.customRole.findFirst({ where: { id: customRoleId } });
  return found && { role: { id: found.id, name: found.name }, policies: found.policies.filter(isPolicyKey) };
}
