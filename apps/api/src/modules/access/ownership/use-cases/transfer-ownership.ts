import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { findInviter } from '../../../../auth/access-context.ts';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import type { EmailContent } from '../../../../email/email.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockMember, lockOwners, type MemberRow } from '../../members/index.ts';
import { clearExpired, closeTransfer, lockTransfer, statusOf, type TransferRow } from '../ownership.repository.ts';

/**
 * Offers ownership to an active member with a verified email address. Refused while another offer is pending. The roles
 * change when the member accepts the offer.
 */
export const createOwnershipTransfer = (ctx: WorkspaceContext, { memberId }: { memberId: string }) =>
  orUniqueViolation(refused('OFFER_PENDING'), () =>
    ctx.db.write(async (tx) => {
      await lockOwners(tx);
      const me = authorize(ctx, 'read', 'Member', await lockMember(tx, ctx.membership.memberId));
      const member = authorize(ctx, 'read', 'Member', await lockMember(tx, memberId));
      // This check requires the lock, because the requesting member may have lost ownership in the meantime.
      if (me.role !== 'owner') return refused('OWNER_ONLY');
      if (member.role === 'owner') return refused('ALREADY_OWNER', 'memberId');
      const access = await findInviter(ctx, ctx.workspace.id, member.userId);
      if (access?.actor.kind !== 'user' || !access.actor.emailVerified)
        return refused('MEMBER_NOT_VERIFIED', 'memberId');

      const now = ctx.services.clock();
      await clearExpired(tx, now);
      const id = uuidv7();
      const expiresAt = new Date(now.getTime() + LIMITS.ownershipOfferDays * 86_400_000);
      const between = { fromMemberId: me.id, toMemberId: member.id };
      const names = { fromName: me.user.name, toName: member.user.name };
      await tx.ownershipTransfer.create({
        data: { workspaceId: ctx.workspace.id, id, ...between, ...names, createdAt: now, expiresAt },
      });
      await enqueueEmail(tx, ctx.services, offerEmail(ctx, member.user.email));
      await notify(tx, ctx, { kind: 'OWNERSHIP_OFFERED', to: [member.id], subjectId: id });
      await recordEvent(tx, ctx, {
        name: 'ownership.offered',
        subject: { type: 'OwnershipTransfer', id },
        after: { ...between, expiresAt: expiresAt.toISOString() },
      });
      return { transfer: byId(id) } as const;
    }),
  );

interface AcceptOwnershipTransfer {
  readonly id: string;
  readonly confirmSlug: string;
}

/**
 * Makes the accepting member an owner, and the owner who made the offer an admin, in one transaction. Refused if the
 * offer is not pending, `confirmSlug` is not the slug of the workspace, or the other member is no longer an owner.
 */
export const acceptOwnershipTransfer = (ctx: WorkspaceContext, { id, confirmSlug }: AcceptOwnershipTransfer) =>
  ctx.db.write(async (tx) => {
    await lockOwners(tx);
    const now = ctx.services.clock();
    const transfer = authorize(ctx, 'accept', 'OwnershipTransfer', await lockTransfer(tx, id));
    if (statusOf(transfer, now) !== 'PENDING') return refused('OFFER_NOT_PENDING');
    if (confirmSlug !== ctx.workspace.slug) return refused('CONFIRMATION_MISMATCH', 'confirmSlug');
    const [from, to] = [await lockMember(tx, transfer.fromMemberId), await lockMember(tx, transfer.toMemberId)];
    if (!from || !to) throw notFound();
    if (from.role !== 'owner') return refused('OFFER_WITHOUT_OWNER');

    await transferOwnership(tx, from, to);
    await closeTransfer(tx, transfer, 'ACCEPTED', now);
    const names = { fromName: from.user.name, toName: to.user.name };
    for (const { user } of [from, to]) await enqueueEmail(tx, ctx.services, transferredEmail(ctx, user.email, names));
    await notify(tx, ctx, { kind: 'OWNERSHIP_ACCEPTED', to: [from.id], subjectId: id });
    await recordEvent(
      tx,
      ctx,
      {
        name: 'ownership.accepted',
        subject: { type: 'OwnershipTransfer', id },
        before: { owner: from.id, [to.id]: to.role },
        after: { owner: to.id, [from.id]: 'admin' },
      },
      { topic: 'access', workspaceId: ctx.workspace.id },
    );
    return { transfer: byId(id) } as const;
  });

async function transferOwnership(tx: Tx, from: MemberRow, to: MemberRow): Promise<void> {
  const role = async ({ workspaceId, id }: MemberRow, name: 'owner' | 'admin') =>
    tx.member.update({ where: { workspaceId_id: { workspaceId, id } }, data: { role: name, customRoleId: null } });
  await role(to, 'owner');
  await role(from, 'admin');
  // Owners hold every policy, so the grants and denials of the new owner are deleted.
  await tx.memberGrant.deleteMany({ where: { memberId: to.id } });
}

/** Cancels a pending offer and notifies the recipient by email. Any owner can cancel it. */
export const cancelOwnershipTransfer = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const transfer = authorize(ctx, 'cancel', 'OwnershipTransfer', await lockTransfer(tx, id));
    if (!isPending(ctx, transfer)) return refused('OFFER_NOT_PENDING');
    await closeTransfer(tx, transfer, 'CANCELLED', ctx.services.clock());
    const to = await lockMember(tx, transfer.toMemberId);
    if (to) await enqueueEmail(tx, ctx.services, cancelledEmail(ctx, to.user.email));
    await recordEnd(tx, ctx, 'ownership.offer_cancelled', id);
    return { transfer: byId(id) } as const;
  });

export const declineOwnershipTransfer = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const transfer = authorize(ctx, 'decline', 'OwnershipTransfer', await lockTransfer(tx, id));
    if (!isPending(ctx, transfer)) return refused('OFFER_NOT_PENDING');
    await closeTransfer(tx, transfer, 'DECLINED', ctx.services.clock());
    const from = await lockMember(tx, transfer.fromMemberId);
    if (from) await enqueueEmail(tx, ctx.services, declinedEmail(ctx, from.user.email));
    await notify(tx, ctx, { kind: 'OWNERSHIP_DECLINED', to: [transfer.fromMemberId], subjectId: id });
    await recordEnd(tx, ctx, 'ownership.declined', id);
    return { transfer: byId(id) } as const;
  });

const isPending = ({ services }: WorkspaceContext, transfer: TransferRow) =>
  statusOf(transfer, services.clock()) === 'PENDING';

const recordEnd = (
  tx: Tx,
  ctx: WorkspaceContext,
  name: 'ownership.offer_cancelled' | 'ownership.declined',
  id: string,
) => recordEvent(tx, ctx, { name, subject: { type: 'OwnershipTransfer', id } });

type Sender = Pick<WorkspaceContext, 'services' | 'workspace' | 'actor'>;

const offerEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} wants to transfer ${ctx.workspace.name} to you`,
  paragraphs: [
    `If you accept, you become an owner of the workspace ${ctx.workspace.name} on Frontdesk, and ${ctx.actor.name} becomes an admin.`,
    `The offer expires in ${LIMITS.ownershipOfferDays} days.`,
  ],
  action: { label: 'Review transfer', url: membersPage(ctx) },
});

const cancelledEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `Ownership transfer of ${ctx.workspace.name} canceled`,
  paragraphs: [`${ctx.actor.name} canceled the transfer of the workspace ${ctx.workspace.name}.`],
});

const declinedEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} declined the transfer of ${ctx.workspace.name}`,
  paragraphs: [`You are still an owner of the workspace ${ctx.workspace.name}.`],
});

interface TransferMailInput {
  readonly fromName: string;
  readonly toName: string;
}

const transferredEmail = (ctx: Sender, to: string, { fromName, toName }: TransferMailInput): EmailContent => ({
  to,
  subject: `Ownership of ${ctx.workspace.name} transferred to ${toName}`,
  paragraphs: [
    `${toName} is now an owner of the workspace ${ctx.workspace.name} on Frontdesk, and ${fromName} is an admin.`,
    'If you didn’t expect this, contact the workspace’s owners.',
  ],
  action: { label: 'View members', url: membersPage(ctx) },
});

const membersPage = ({ services, workspace }: Sender) => `${services.publicBaseUrl}/admin/${workspace.slug}/members`;
