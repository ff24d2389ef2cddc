import { effectivePolicies, isPolicyKey, type RoleName } from '@frontdesk/policies';
import { findInviter } from '../../../../auth/access-context.ts';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import { checkCallerGrantLimit, findRole, memberIdsOf } from '../../members/index.ts';
import { readInvitationToken } from '../invitation-token.ts';
import { lockInvitation, statusOf } from '../invitations.repository.ts';
import { offeredPolicies } from './invite-member.ts';

export async function previewInvitation(ctx: RequestContext, token: string) {
  const found = await findByToken(ctx, token);
  if (!found) throw notFound();
  const { workspace, inviterName, role, note, email, expiresAt } = found;
  return {
    workspaceName: workspace.name,
    inviterName,
    role,
    note,
    status: statusOf(found, ctx.services.clock()),
    emailHint: `${email[0]}•••${email.slice(email.lastIndexOf('@'))}`,
    expiresAt,
    isForViewer: ctx.actor.kind === 'user' ? ctx.actor.email === email : null,
  };
}

interface WhichInvitation {
  readonly token?: string | null;
  readonly id?: string | null;
}

/**
 * Makes the signed-in user a member of the workspace. Refused if the invitation is not pending or is for another email
 * address, or if the inviter can no longer grant the offered permissions.
 */
export async function acceptInvitation(ctx: SignedInContext, which: WhichInvitation) {
  const found = await findForViewer(ctx, which);
  if ('code' in found) return found;
  const inviter = await findInviter(ctx, found.workspaceId, found.invitedById);
  const role = found.role as RoleName;
  const policies = found.policies.filter(isPolicyKey);
  if (!inviter?.ability.can('create', 'Invitation')) return refused('INVITER_MAY_NO_LONGER_INVITE');
  return invitationDb(ctx, found).write(async (tx) => {
    // An invitation already reserves a seat, so only members are counted here. The lock is taken first, in the same
    // order as in `inviteMember`.
    const full = await requireCapacity(tx, ctx.services, { meter: 'members', adding: 1 });
    if (full) return full;
    // Locks the custom role, so that its policies do not change before the membership is created.
    await tx.sql`select 1 from custom_roles where id = ${found.customRoleId} for share`;
    const offer = await findRole(tx, { role, customRoleId: found.customRoleId });
    const after = offer && offeredPolicies(role, policies, offer.policies);
    if (!after || checkCallerGrantLimit(inviter, { after })) return refused('INVITER_MAY_NO_LONGER_INVITE');
    const refusal = await answerInvitation(tx, ctx, found, 'ACCEPTED');
    if (refusal) return refusal;
    const { workspaceId } = found;
    const member = await tx.member.create({
      data: { workspaceId, userId: ctx.actor.userId, role, customRoleId: found.customRoleId },
    });
    // Policies that are already included in the role are not stored as grants.
    const now = ctx.services.clock();
    const byRole = effectivePolicies({ role, customRole: offer.policies, grants: [], now });
    const given = { workspaceId, memberId: member.id, grantedByName: found.inviterName, grantedAt: now };
    const extra = policies.filter((policy) => !byRole.has(policy));
    await tx.memberGrant.createMany({
      data: extra.map((policy) => ({ ...given, policy, effect: 'GRANT' })),
    });
    // Recorded after the membership is created, because the webhook event contains the new member.
    await notifyInviter(tx, ctx, found, 'ACCEPTED');
    return { workspace: found.workspace } as const;
  });
}

export async function declineInvitation(ctx: SignedInContext, which: WhichInvitation) {
  const found = await findForViewer(ctx, which);
  if ('code' in found) return found;
  return invitationDb(ctx, found).write(async (tx) => {
    const refusal = await answerInvitation(tx, ctx, found, 'DECLINED');
    if (refusal) return refusal;
    await notifyInviter(tx, ctx, found, 'DECLINED');
    return { workspaceName: found.workspace.name } as const;
  });
}

const invitationDb = (ctx: SignedInContext, { workspaceId }: FoundInvitation) =>
  ctx.services.database.forWorkspace(workspaceId);

async function findForViewer(ctx: SignedInContext, { token, id }: WhichInvitation): Promise<FoundInvitation | Refused> {
  const found = token ? await findByToken(ctx, token) : id ? await findForAddress(ctx, id, ctx.actor.email) : null;
  if (!found) return refused('TOKEN_INVALID', 'token');
  if (found.email !== ctx.actor.email) return refused('INVITATION_FOR_ANOTHER_ADDRESS');
  return found;
}

type InvitationAnswer = 'ACCEPTED' | 'DECLINED';

/**
 * Stores the response to an invitation if it is still pending. Of several concurrent responses, only the first is
 * stored. Returns a refusal if the response is not stored, for example because the user is already a member.
 */
async function answerInvitation(tx: Tx, ctx: SignedInContext, found: FoundInvitation, status: InvitationAnswer) {
  const now = ctx.services.clock();
  const invitation = await lockInvitation(tx, found.id);
  if (!invitation || statusOf(invitation, now) !== 'PENDING') {
    return refused(invitation?.status === 'PENDING' ? 'TOKEN_EXPIRED' : 'INVITATION_NOT_PENDING');
  }
  if (status === 'ACCEPTED' && (await tx.member.count({ where: { userId: ctx.actor.userId } })) > 0) {
    return refused('ALREADY_MEMBER');
  }
  await tx.invitation.update({
    where: { workspaceId_id: { workspaceId: found.workspaceId, id: found.id } },
    data: { status, pendingEmail: null, settledAt: now },
  });
  return null;
}

async function notifyInviter(
  tx: Tx,
  ctx: SignedInContext,
  found: FoundInvitation,
  status: InvitationAnswer,
): Promise<void> {
  const name = status === 'ACCEPTED' ? 'invitation.accepted' : 'invitation.declined';
  const by = { ...ctx, workspace: found.workspace };
  const inviter = await memberIdsOf(tx, found.invitedById);
  await notify(tx, by, { kind: `INVITATION_${status}`, to: inviter, subjectId: found.id });
  await recordEvent(tx, by, { name, subject: { type: 'Invitation', id: found.id } });
}

/**
 * Finds an invitation and its workspace by the token of the invitation, in any status. Returns null if there is none.
 * The requesting user does not need to be a member of the workspace.
 */
async function findByToken(ctx: RequestContext, token: string) {
  const read = readInvitationToken(token);
  if (!read) return null;
  return ctx.services.database.system.prisma.invitation.findUnique({
    where: { workspaceId_tokenHash: read },
    include: { workspace: true },
  });
}

/**
 * Finds a pending or expired invitation by its id and the user's email address. Returns null if there is none. The id
 * alone does not authorize access.
 */
async function findForAddress(ctx: RequestContext, id: string, email: string) {
  if (!isUuid(id)) return null;
  return ctx.services.database.system.prisma.invitation.findFirst({
    where: { id, pendingEmail: email },
    include: { workspace: true },
  });
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findByToken>>>;
