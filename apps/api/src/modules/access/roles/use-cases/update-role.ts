import { isDeepStrictEqual } from 'node:util';
import type { PolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  type AccessPreview,
  accessChange,
  checkCallerGrantLimit,
  lockMembersWithRole,
  type MemberRow,
  membersWithRole,
  releaseTakeovers,
  roleAndGrantsOf,
} from '../../members/index.ts';
import { type RoleInput, readRole } from '../role-draft.ts';
import { offerWithRole, roleOnly, validPolicies } from '../role-grants.ts';
import { type CustomRoleRow, lockRole, offersOf, roleById } from '../roles.repository.ts';

export interface UpdateRole extends RoleInput {
  readonly id: string;
}

/** Updates a role. Applies from the next request of its members. */
export async function updateRole(ctx: WorkspaceContext, { id, ...input }: UpdateRole) {
  const draft = readRole(input);
  if (isRefused(draft)) return draft;
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const role = authorize(ctx, 'update', 'Role', await lockRole(tx, id));
      const members = await lockMembersWithRole(tx, id);
      const refusal = await refusalOf(tx, ctx, { role, members, policies: draft.policies });
      if (refusal) return refusal;
      const { name, description, policies } = role;
      await tx.customRole.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: draft });
      for (const member of members) await releaseTakeovers(tx, ctx, member, memberWithRole(member, draft.policies));
      const fact = {
        name: 'role.updated',
        subject: { type: 'Role', id },
        before: { name, description, policies },
        after: { ...draft },
      } as const;
      await notifyMembersWithRole(tx, ctx, { role, members, policies: draft.policies }, draft.name);
      await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
      return { type: 'RoleUpdated', role: byId(id) } as const;
    }),
  );
}

/** Same code without writing. */
export const previewRoleChange = (ctx: WorkspaceContext, { id, ...input }: UpdateRole) =>
  ctx.db.read(async (tx): Promise<AccessPreview> => {
    const role = authorize(ctx, 'update', 'Role', await roleById(tx, id));
    const members = await membersWithRole(tx, id);
    const draft = readRole(input);
    if (isRefused(draft)) return { refusal: draft, changes: [] };
    const refusal = await refusalOf(tx, ctx, { role, members, policies: draft.policies });
    if (refusal) return { refusal, changes: [] };
    const now = ctx.services.clock();
    const changes = members.map((member) => accessChange(tx, member, memberWithRole(member, draft.policies), now));
    return { refusal: null, changes: await Promise.all(changes) };
  });

const memberWithRole = (member: MemberRow, customRole: readonly PolicyKey[]) => ({
  ...roleAndGrantsOf(member),
  customRole,
});

interface RoleChange {
  readonly role: CustomRoleRow;
  readonly members: readonly MemberRow[];
  readonly policies: readonly PolicyKey[];
}

/** Members are notified of changed policies, not of a new name or description. */
const notifyMembersWithRole = async (
  tx: Tx,
  ctx: WorkspaceContext,
  { role, members, policies }: RoleChange,
  name: string,
) => {
  if (isDeepStrictEqual([...role.policies].sort(), [...policies].sort())) return;
  await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: members.map(({ id }) => id), about: name });
};

/** The grant limit applies to the role and to its members and invitees, before and after. */
async function refusalOf(
  tx: Tx,
  ctx: WorkspaceContext,
  { role, members, policies }: RoleChange,
): Promise<Refused | null> {
  const refusal =
    checkCallerGrantLimit(ctx, { before: roleOnly(validPolicies(role)), after: roleOnly(policies) }) ??
    findFirstRefusal(members, (member) =>
      checkCallerGrantLimit(ctx, { before: roleAndGrantsOf(member), after: memberWithRole(member, policies) }),
    ) ??
    findFirstRefusal(await offersOf(tx, role.id), (offer) =>
      checkCallerGrantLimit(ctx, { after: offerWithRole(offer, { role: 'member', customRole: policies }) }),
    );
  return refusal && refused(refusal, 'policies');
}

export function findFirstRefusal<T, F>(all: readonly T[], faultIn: (one: T) => F | null): F | null {
  for (const one of all) {
    const refusal = faultIn(one);
    if (refusal) return refusal;
  }
  return null;
}
