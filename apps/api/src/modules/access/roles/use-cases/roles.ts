import { isDeepStrictEqual } from 'node:util';
import { LIMITS, normalizeName, normalizeText, withStored } from '@frontdesk/domain';
import { isPolicyKey, POLICIES, type PolicyKey, type RoleName } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  type AccessPreview,
  accessChange,
  checkCallerGrantLimit,
  findRole,
  lockMembersWithRole,
  type MemberRow,
  membersWithRole,
  releaseTakeovers,
  roleAndGrantsOf,
} from '../../members/index.ts';
import { offerWithRole, roleOnly, validPolicies } from '../role-grants.ts';
import { type CustomRoleRow, lockRole, offersOf, roleById } from '../roles.repository.ts';

/** Creates a custom role. Its policies must be within the API caller's grant limit. */
export async function createRole(ctx: WorkspaceContext, input: RoleInput) {
  const role = readRole(input);
  if (isRefused(role)) return role;
  const refusal = checkCallerGrantLimit(ctx, { after: roleOnly(role.policies) });
  if (refusal) return refused(refusal, 'policies');
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const { id } = await tx.customRole.create({ data: { workspaceId: ctx.workspace.id, ...role } });
      await recordEvent(tx, ctx, { name: 'role.created', subject: { type: 'Role', id }, after: { ...role } });
      return { role: byId(id) } as const;
    }),
  );
}

interface UpdateRole extends RoleInput {
  readonly id: string;
}

/**
 * Changes a custom role. Refused if the change exceeds the API caller's grant limit for the role, its members or its
 * invitations. Applies from the next request of the members.
 */
export async function updateRole(ctx: WorkspaceContext, { id, ...input }: UpdateRole) {
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const role = authorize(ctx, 'update', 'Role', await lockRole(tx, id));
      const draft = readRole(withStored(input, { description: role.description }));
      if (isRefused(draft)) return draft;
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
      return { role: byId(id) } as const;
    }),
  );
}

/** Previews `updateRole` with the same checks. Nothing is stored. */
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

/** Notifies the members with the role, unless only the name or description changed. */
const notifyMembersWithRole = async (
  tx: Tx,
  ctx: WorkspaceContext,
  { role, members, policies }: RoleChange,
  name: string,
) => {
  if (isDeepStrictEqual([...role.policies].sort(), [...policies].sort())) return;
  await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: members.map(({ id }) => id), detail: name });
};

/**
 * Checks the API caller's grant limit for the role and every member with the role, before and after the change, and for
 * every pending invitation with the role, after the change. Returns the first refusal, or null.
 */
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

function findFirstRefusal<T, F>(all: readonly T[], faultIn: (one: T) => F | null): F | null {
  for (const one of all) {
    const refusal = faultIn(one);
    if (refusal) return refusal;
  }
  return null;
}

interface DeleteRole {
  readonly id: string;
  /**
   * Built-in role that replaces the deleted one. Null or omitted if `moveToCustomRoleId` specifies a custom role, or if
   * no member or pending invitation has the deleted role.
   */
  readonly moveToRole?: RoleName | null;
  readonly moveToCustomRoleId?: string | null;
}

/**
 * Deletes a role. In the same transaction, its members and invitations are assigned the replacement role. Refused if a
 * member or pending invitation has the role and no replacement is given.
 */
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
    // All invitations are updated, because accepted, declined and revoked invitations also reference the role.
    await tx.invitation.updateMany({ where: { customRoleId: id }, data });
    await tx.customRole.delete({ where: { workspaceId_id: { workspaceId, id } } });
    for (const member of members) await releaseTakeovers(tx, ctx, member, { ...roleAndGrantsOf(member), ...next });
    const target = found.role?.name ?? wanted.role;
    await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: members.map((member) => member.id), detail: target });
    const { name, policies } = role;
    const after = inUse ? { movedTo: target, members: members.length } : {};
    const fact = { name: 'role.deleted', subject: { type: 'Role', id }, before: { name, policies }, after } as const;
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId });
    return { id } as const;
  });

interface RoleInput {
  readonly name: string;
  readonly description?: string | null;
  readonly policies: readonly string[];
}

interface RoleDraft {
  readonly name: string;
  readonly description: string;
  readonly policies: PolicyKey[];
}

/** Validates a role. Returns its policies without duplicates, in registry order, or a refusal. */
function readRole(input: RoleInput): RoleDraft | Refused {
  return validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    description:
      normalizeText(input.description ?? '', LIMITS.descriptionLength) ??
      refused('DESCRIPTION_TOO_LONG', 'description'),
    policies: readPolicies(input.policies),
  });
}

function readPolicies(given: readonly string[]): PolicyKey[] | Refused {
  if (!given.every(isPolicyKey)) return refused('POLICY_UNKNOWN', 'policies');
  if (given.length === 0) return refused('POLICIES_EMPTY', 'policies');
  const named = new Set(given);
  return POLICIES.flatMap(({ key }) => (named.has(key) ? [key] : []));
}
