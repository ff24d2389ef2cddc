import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isAway } from '../availability.ts';
import { lockMember } from '../members.repository.ts';

interface UpdateAvailability {
  readonly isAway: boolean;
  readonly awayUntil?: Date | null;
}

/**
 * Changes whether the requesting member is away. Handoffs notify available members only, unless all are away. If a
 * member who is away sets a new end, the start of the absence does not change.
 */
export const updateAvailability = (ctx: WorkspaceContext, { isAway: away, awayUntil = null }: UpdateAvailability) =>
  ctx.db.write(async (tx) => {
    const now = ctx.services.clock();
    const member = authorize(ctx, 'setAvailability', 'Member', await lockMember(tx, ctx.membership.memberId));
    if (awayUntil !== null && !away) throw badInput('An available member has no time of return.', 'awayUntil');
    if (awayUntil !== null && !isWithinLimit(awayUntil, now)) return refused('AWAY_TIME_INVALID', 'awayUntil');
    const { id } = member;
    const before = isAway(member, now)
      ? { awaySince: member.awaySince, awayUntil: member.awayUntil }
      : { awaySince: null, awayUntil: null };
    const after = away ? { awaySince: before.awaySince ?? now, awayUntil } : { awaySince: null, awayUntil: null };
    const changed = before.awaySince !== after.awaySince || before.awayUntil?.getTime() !== after.awayUntil?.getTime();
    if (!changed) return { member: byId(id) } as const;
    await tx.member.updateMany({ where: { id }, data: after });
    const change = { subject: { type: 'Member', id }, before, after } as const;
    await recordEvent(tx, ctx, { name: 'member.availability_updated', ...change });
    return { member: byId(id) } as const;
  });

const isWithinLimit = (time: Date, now: Date): boolean =>
  time > now && time.getTime() - now.getTime() <= LIMITS.awayDaysMax * 86_400_000;
