import { isDeepStrictEqual } from 'node:util';
import { isPolicyKey, type PolicyGrant, type RoleName } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type AccessChange, accessChange } from '../access-change.ts';
import { checkCallerGrantLimit } from '../grant-check.ts';
import { lockMember, lockOwners, type MemberRow, memberById } from '../members.repository.ts';
import { releaseTakeovers } from '../release-takeovers.ts';
import { findRole, grantsOf, type RoleAndGrants, roleAndGrantsOf } from '../role-and-grants.ts';

export interface UpdateMember {
  readonly id: string;
  readonly role: RoleName;
  readonly customRoleId?: string | null;
  readonly grants: readonly { policy: string; effect: 'GRANT' | 'DENY'; expiresAt?: Date | null }[];
  readonly maskContactDetails?: boolean | null;
  readonly assignedConversationsOnly?: boolean | null;
}

/**
 * Replaces the role and grants of a member, and changes the specified limits. Applies from the member's next request.
 * Refused if the change exceeds the API caller's grant limit or gives the last owner another role.
 */
export const updateMember = (ctx: WorkspaceContext, input: UpdateMember) =>
  ctx.db.write(async (tx) => {
    const owners = await lockOwners(tx);
    const member = authorize(ctx, 'update', 'Member', await lockMember(tx, input.id));
    const change = await checkChange(tx, ctx, member, input, owners);
    if (isRefused(change)) return change;
    await writeChange(tx, ctx, member, change);
    return { member: byId(input.id) } as const;
  });

/** Previews `updateMember` with the same checks. Nothing is stored. */
export const previewMemberChange = (ctx: WorkspaceContext, input: UpdateMember) =>
  ctx.db.read(async (tx): Promise<AccessPreview> => {
    const owners = await tx.member.count({ where: { role: 'owner' } });
    const member = authorize(ctx, 'update', 'Member', await memberById(tx, input.id));
    const change = await checkChange(tx, ctx, member, input, owners);
    if (isRefused(change)) return { refusal: change, changes: [] };
    return { refusal: null, changes: [await accessChange(tx, member, change.after, ctx.services.clock())] };
  });

export interface AccessPreview {
  readonly refusal: Refused | null;
  readonly changes: readonly AccessChange[];
}

interface MemberChange {
  readonly customRole: { readonly id: string; readonly name: string } | null;
  readonly after: RoleAndGrants & { readonly maskContactDetails: boolean; readonly assignedConversationsOnly: boolean };
}

async function checkChange(
  ...[tx, ctx, member, input, owners]: [Tx, WorkspaceContext, MemberRow, UpdateMember, number]
): Promise<MemberChange | Refused> {
  const grants = validGrants(input.grants);
  if (!grants) return refused('POLICY_UNKNOWN', 'grants');
  const found = await findRole(tx, input);
  if (!found) return refused('ROLE_UNKNOWN', 'customRoleId');
  const after = {
    role: input.role,
    customRole: found.policies,
    grants,
    maskContactDetails: input.maskContactDetails ?? member.maskContactDetails,
    assignedConversationsOnly: input.assignedConversationsOnly ?? member.assignedConversationsOnly,
  };
  const refusal = checkCallerGrantLimit(ctx, { before: roleAndGrantsOf(member), after });
  if (refusal) return refused(refusal, 'role');
  if (member.role === 'owner' && input.role !== 'owner' && owners === 1) return refused('LAST_OWNER', 'role');
  return { customRole: found.role, after };
}

async function writeChange(tx: Tx, ctx: WorkspaceContext, member: MemberRow, { customRole, after }: MemberChange) {
  const { id } = member;
  const workspaceId = ctx.workspace.id;
  const { role, grants, maskContactDetails, assignedConversationsOnly } = after;
  await tx.member.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { role, customRoleId: customRole?.id ?? null, maskContactDetails, assignedConversationsOnly },
  });
  // Unchanged grants keep the name of the member who granted them.
  const stored = new Set(grantsOf(member).map(toText));
  const remaining = grants.filter((grant) => stored.has(toText(grant))).map(({ policy }) => policy);
  await tx.memberGrant.deleteMany({ where: { memberId: id, policy: { notIn: remaining } } });
  const given = { workspaceId, memberId: id, grantedByName: ctx.actor.name, grantedAt: ctx.services.clock() };
  const fresh = grants.filter((grant) => !stored.has(toText(grant)));
  await tx.memberGrant.createMany({ data: fresh.map((grant) => ({ ...given, ...grant })) });
  await releaseTakeovers(tx, ctx, member, after);
  const change = {
    before: auditDataOf(roleAndGrantsOf(member), member.customRole),
    after: auditDataOf(after, customRole),
  };
  const fact = { name: 'member.updated', subject: { type: 'Member', id }, ...change } as const;
  // Notifies the member only if the permissions changed.
  if (!isDeepStrictEqual(change.before, change.after))
    await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: [id], detail: customRole?.name ?? role });
  await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId });
}

const auditDataOf = (
  { role, grants, maskContactDetails, assignedConversationsOnly }: RoleAndGrants,
  customRole: { readonly name: string } | null,
) => ({
  role,
  ...(customRole ? { customRole: customRole.name } : {}),
  grants: grants.map(toText),
  ...(maskContactDetails ? { maskContactDetails } : {}),
  ...(assignedConversationsOnly ? { assignedConversationsOnly } : {}),
});

/**
 * Removes duplicate policies and keeps the last grant or denial of each. Returns null if a policy is unknown. Throws
 * VALIDATION_FAILED if a grant or denial ends before 1970.
 */
function validGrants(wanted: UpdateMember['grants']): PolicyGrant[] | null {
  const grants = new Map<string, PolicyGrant>();
  for (const { policy, effect, expiresAt } of wanted) {
    if (!isPolicyKey(policy)) return null;
    // Times before 1970 are refused, because they include the year 0, which PostgreSQL cannot store.
    if (expiresAt && expiresAt.getTime() < 0)
      throw badInput('The expiry of a grant must be after 1970, or null.', 'grants');
    grants.set(policy, { policy, effect, expiresAt: expiresAt ?? null });
  }
  return [...grants.values()];
}

const toText = ({ policy, effect, expiresAt }: PolicyGrant) =>
  `${effect} ${policy}${expiresAt ? ` until ${expiresAt.toISOString()}` : ''}`;
