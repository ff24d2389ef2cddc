import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { supportSessionEmail } from '../emails.ts';
import { notifySupportSession } from '../notify-support-session.ts';
import { findOpenSupportAccess, lockOpen } from '../support.repository.ts';
import { visitorOf } from '../visitor.ts';

export interface StartSupportSession {
  readonly slug: string;
  readonly reason: string;
}

const REASON_LEAST = 10;

/** Starts a support session under a grant, with a reason for the members and for the granted duration. */
export async function startSupportSession(ctx: SignedInContext, { slug, reason: given }: StartSupportSession) {
  const reason = normalizeText(given, LIMITS.reasonLength);
  if (!reason || reason.length < REASON_LEAST) return refused('SUPPORT_REASON_MISSING', 'reason');
  const { database, clock } = ctx.services;
  const door = await findOpenSupportAccess(database.system, slug, clock());
  if (!door) return refused('SUPPORT_NOT_GRANTED', 'slug');
  return database.forWorkspace(door.workspaceId).write(async (tx) => {
    const now = clock();
    const access = await lockOpen(tx);
    const taken = access?.adminId && access.adminId !== ctx.actor.userId;
    if (!access || access.expiresAt <= now || taken) return refused('SUPPORT_NOT_GRANTED', 'slug');
    if ((await tx.member.count({ where: { userId: ctx.actor.userId } })) > 0)
      return refused('SUPPORT_OF_OWN_WORKSPACE', 'slug');
    const granter = await granterOf(tx, access);
    if (!granter) return refused('SUPPORT_NOT_GRANTED', 'slug');
    // Starting again does not extend the session.
    if (access.sessionStartedAt) return { type: 'SupportSessionStarted', slug, expiresAt: access.expiresAt } as const;

    const expiresAt = new Date(now.getTime() + access.hours * 3_600_000);
    const admin = { adminId: ctx.actor.userId, adminName: ctx.actor.name, reason, sessionStartedAt: now };
    const entered = await tx.supportAccess.update({
      where: { workspaceId_id: { workspaceId: access.workspaceId, id: access.id } },
      data: { ...admin, expiresAt },
    });
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: access.workspaceId } });
    await enqueueEmail(
      tx,
      ctx.services,
      supportSessionEmail(ctx, { to: granter.user.email, workspace, access: entered, reason }),
    );
    const after = { reason, level: access.level, expiresAt: expiresAt.toISOString() };
    const fact = { name: 'support.session_started', subject: { type: 'SupportAccess', id: access.id }, after } as const;
    await notifySupportSession(tx, visitorOf(ctx, entered), 'SUPPORT_ENTERED', access.id);
    await recordEvent(tx, visitorOf(ctx, entered), fact, { topic: 'access', workspaceId: access.workspaceId });
    return { type: 'SupportSessionStarted', slug, expiresAt } as const;
  });
}

/** Null when the granting member has left, which ends the grant. */
const granterOf = (tx: Tx, { workspaceId, grantedById }: { workspaceId: string; grantedById: string }) =>
  tx.member.findFirst({ where: { workspaceId, id: grantedById }, select: { user: { select: { email: true } } } });
