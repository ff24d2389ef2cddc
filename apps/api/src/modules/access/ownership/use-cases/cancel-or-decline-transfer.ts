import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockMember } from '../../members/index.ts';
import { cancelledEmail, declinedEmail } from '../emails.ts';
import { lockTransfer, settle, statusOf, type TransferRow } from '../ownership.repository.ts';

/** Any owner can cancel a pending offer. */
export const cancelOwnershipOffer = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const transfer = authorize(ctx, 'cancel', 'OwnershipTransfer', await lockTransfer(tx, id));
    if (!isPending(ctx, transfer)) return refused('OFFER_NOT_PENDING');
    await settle(tx, transfer, 'CANCELLED', ctx.services.clock());
    const to = await lockMember(tx, transfer.toMemberId);
    if (to) await enqueueEmail(tx, ctx.services, cancelledEmail(ctx, to.user.email));
    await recordEnd(tx, ctx, 'ownership.offer_cancelled', id);
    return { type: 'OwnershipOfferCancelled', transfer: byId(id) } as const;
  });

export const declineOwnership = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const transfer = authorize(ctx, 'decline', 'OwnershipTransfer', await lockTransfer(tx, id));
    if (!isPending(ctx, transfer)) return refused('OFFER_NOT_PENDING');
    await settle(tx, transfer, 'DECLINED', ctx.services.clock());
    const from = await lockMember(tx, transfer.fromMemberId);
    if (from) await enqueueEmail(tx, ctx.services, declinedEmail(ctx, from.user.email));
    await notify(tx, ctx, { kind: 'OWNERSHIP_DECLINED', to: [transfer.fromMemberId], subjectId: id });
    await recordEnd(tx, ctx, 'ownership.declined', id);
    return { type: 'OwnershipDeclined', transfer: byId(id) } as const;
  });

const isPending = ({ services }: WorkspaceContext, transfer: TransferRow) =>
  statusOf(transfer, services.clock()) === 'PENDING';

const recordEnd = (
  tx: Tx,
  ctx: WorkspaceContext,
  name: 'ownership.offer_cancelled' | 'ownership.declined',
  id: string,
) => recordEvent(tx, ctx, { name, subject: { type: 'OwnershipTransfer', id } });
