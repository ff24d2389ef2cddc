import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { findInviter } from '../../../../auth/access-context.ts';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockMember, lockOwners } from '../../members/index.ts';
import { offerEmail } from '../emails.ts';
import { clearExpired } from '../ownership.repository.ts';

/** Offers ownership to an active, verified member. Nothing changes until it is accepted (CB-33). */
export const offerOwnership = (ctx: WorkspaceContext, { memberId }: { memberId: string }) =>
  orUniqueViolation(refused('OFFER_PENDING'), () =>
    ctx.db.write(async (tx) => {
      await lockOwners(tx);
      const me = authorize(ctx, 'read', 'Member', await lockMember(tx, ctx.membership.memberId));
      const member = authorize(ctx, 'read', 'Member', await lockMember(tx, memberId));
      // The caller's own ownership may have ended during the request.
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
      return { type: 'OwnershipOffered', transfer: byId(id) } as const;
    }),
  );
