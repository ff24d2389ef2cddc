import type { RoleName } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import {
  checkCallerGrantLimit,
  findRole,
  lockMembersWithRole,
  releaseTakeovers,
  roleAndGrantsOf,
} from '../../members/index.ts';
import { offerWithRole, roleOnly, validPolicies } from '../role-grants.ts';
import { lockRole, offersOf } from '../roles.repository.ts';
import { findFirstRefusal } from './update-role.ts';

export interface DeleteRole {
  readonly id: string;
  /** Replacement for its members and invitations: a built-in or custom role. */
  readonly moveToRole?: RoleName | null;
  readonly moveToCustomRoleId?: string | null;
}

/** Deletes a role. Its members and invitations get the replacement atomically. */
export const deleteRole = (ctx: WorkspaceContext, { id, moveToRole, moveToCustomRoleId }: DeleteRole) =>
  ctx.db.write(async (tx) => {
    const role = authorize(ctx, 'delete', 'Role', await lockRole(tx, id));
    const [members, offers] = [await lockMembersWithRole(tx, id), await offersOf(tx, id)];
    const refusal = checkCallerGrantLimit(ctx, { before: roleOnly(validPolicies(role)) });
    if (refusal) return refused(refusal);

    const inUse = members.length + offers.length > 0;
    if (inUse && !moveToRole && !moveToCustomRoleId) return refused('ROLE_IN_USE');
    const wanted = { role: moveToRole ?? 'member', customRoleId: moveToCustomRoleId ?? null };
    const found = moveToCustomRoleId === id ? null : await findRole(tx, wanted);
    if (!found) return refused('ROLE_UNKNOWN', 'moveToCustomRoleId');
    const next = { role: wanted.role, customRole: found.policies };
    const above =
      findFirstRefusal(members, (member) => {
        const before = roleAndGrantsOf(member);
        return checkCallerGrantLimit(ctx, { before, after: { ...before, ...next } });
      }) ?? findFirstRefusal(offers, (offer) => checkCallerGrantLimit(ctx, { after: offerWithRole(offer, next) }));
    if (above) return refused(above, 'moveToRole');

    const workspaceId = ctx.workspace.id;
    const data = { role: wanted.role, customRoleId: found.role?.id ?? null };
    await tx.member.updateMany({ where: { customRoleId: id }, data });
    // Including past invitations, which reference it too.
    await tx.invitation.updateMany({ where: { customRoleId: id }, data });
    await tx.customRole.delete({ where: { workspaceId_id: { workspaceId, id } } });
    for (const member of members) await releaseTakeovers(tx, ctx, member, { ...roleAndGrantsOf(member), ...next });
    const about = found.role?.name ?? wanted.role;
    await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: members.map((member) => member.id), about });
    const { name, policies } = role;
    const after = inUse ? { movedTo: about, members: members.length } : {};
    const fact = { name: 'role.deleted', subject: { type: 'Role', id }, before: { name, policies }, after } as const;
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId });
    return { type: 'RoleDeleted', id } as const;
  });
