import { SUPPORT_HOURS, SUPPORT_OFFER_HOURS, type SupportLevel } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockOpen } from '../support.repository.ts';

export interface GrantSupportAccess {
  readonly level: SupportLevel;
  readonly hours: number;
}

/** Grants support access for a day. The session never has more than the granting member's current permissions. */
export async function grantSupportAccess(ctx: WorkspaceContext, { level, hours }: GrantSupportAccess) {
  if (hours < SUPPORT_HOURS.least || hours > SUPPORT_HOURS.most) return refused('SUPPORT_HOURS_INVALID', 'hours');
  // Support access is granted by a person.
  if (ctx.actor.kind !== 'user') throw forbidden();
  const { actor, membership, workspace } = ctx;
  return orUniqueViolation(refused('SUPPORT_GRANTED_ALREADY'), () =>
    ctx.db.write(async (tx) => {
      const now = ctx.services.clock();
      const before = await lockOpen(tx);
      if (before && before.expiresAt > now) return refused('SUPPORT_GRANTED_ALREADY');
      if (before) {
        const where = { workspaceId_id: { workspaceId: workspace.id, id: before.id } };
        await tx.supportAccess.update({ where, data: { open: null } });
      }
      const id = uuidv7();
      const expiresAt = new Date(now.getTime() + SUPPORT_OFFER_HOURS * 3_600_000);
      const by = { grantedById: membership.memberId, grantedByName: actor.name, grantedAt: now };
      await tx.supportAccess.create({ data: { workspaceId: workspace.id, id, level, hours, ...by, expiresAt } });
      const after = { level, hours, expiresAt: expiresAt.toISOString() };
      await recordEvent(tx, ctx, { name: 'support.granted', subject: { type: 'SupportAccess', id }, after });
      return { type: 'SupportAccessGranted', access: byId(id) } as const;
    }),
  );
}
