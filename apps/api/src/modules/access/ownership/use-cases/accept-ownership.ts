import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockMember, lockOwners, type MemberRow } from '../../members/index.ts';
import { transferredEmail } from '../emails.ts';
import { lockTransfer, settle, statusOf } from '../ownership.repository.ts';

interface AcceptOwnership {
  readonly id: string;
  readonly confirmSlug: string;
}

/** Makes the member an owner and the previous owner an admin, atomically. */
export const acceptOwnership = (ctx: WorkspaceContext, { id, confirmSlug }: AcceptOwnership) =>
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
    await settle(tx, transfer, 'ACCEPTED', now);
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
    return { type: 'OwnershipAccepted', transfer: byId(id) } as const;
  });

async function transferOwnership(tx: Tx, from: MemberRow, to: MemberRow): Promise<void> {
  const role = async ({ workspaceId, id }: MemberRow, name: 'owner' | 'admin') =>
    tx.member.update({ where: { workspaceId_id: { workspaceId, id } }, data: { role: name } });
  await role(to, 'owner');
  await role(from, 'admin');
  // Owners hold every policy, so grants and denials of the previous role are removed.
  await tx.memberGrant.deleteMany({ where: { memberId: to.id } });
}
