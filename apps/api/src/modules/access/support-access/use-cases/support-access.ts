import { LIMITS, normalizeText, SUPPORT_HOURS, SUPPORT_OFFER_HOURS, type SupportLevel } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { asSupportActor } from '../../../../auth/support-actor.ts';
import type { SupportAccess } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { membersWithPolicy } from '../../members/index.ts';
import { supportSessionEmail } from '../emails.ts';
import { endRow, findOpenSupportAccess, lockOpen } from '../support.repository.ts';

interface GrantSupportAccess {
  readonly level: SupportLevel;
  readonly hours: number;
}

/**
 * Grants support access. A session can be started for SUPPORT_OFFER_HOURS hours, and never has more permissions than
 * the granting member has during the session. Refused if another grant is active.
 */
export async function grantSupportAccess(ctx: WorkspaceContext, { level, hours }: GrantSupportAccess) {
  if (hours < SUPPORT_HOURS.least || hours > SUPPORT_HOURS.most) return refused('SUPPORT_HOURS_INVALID', 'hours');
  // Only a signed-in user can grant support access.
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
      return { access: byId(id) } as const;
    }),
  );
}

/** Revokes a support grant and ends its session. Has no effect if the grant has already ended. */
export const revokeSupportAccess = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const open = await lockOpen(tx);
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    authorize(ctx, 'revoke', 'SupportAccess', await tx.supportAccess.findUnique({ where }));
    if (open?.id === id) {
      await endRow(tx, open, ctx.services.clock(), ctx.actor.name);
      // Members are notified only if a session was started.
      if (open.sessionStartedAt) await notifySupportSession(tx, ctx, 'SUPPORT_ENDED', id);
      const fact = { name: 'support.ended', subject: { type: 'SupportAccess', id } } as const;
      await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    }
    return { access: byId(id) } as const;
  });

interface StartSupportSession {
  readonly slug: string;
  readonly reason: string;
}

const REASON_LEAST = 10;

/**
 * Starts a support session with a reason that is shown to members. The session lasts for the number of hours in the
 * grant. Refused if no grant is active, another admin uses the grant, or the requesting admin is a member of the
 * workspace.
 */
export async function startSupportSession(ctx: SignedInContext, { slug, reason: given }: StartSupportSession) {
  const reason = normalizeText(given, LIMITS.reasonLength);
  if (!reason || reason.length < REASON_LEAST) return refused('SUPPORT_REASON_MISSING', 'reason');
  const { database, clock } = ctx.services;
  const openAccess = await findOpenSupportAccess(database.system, slug, clock());
  if (!openAccess) return refused('SUPPORT_NOT_GRANTED', 'slug');
  return database.forWorkspace(openAccess.workspaceId).write(async (tx) => {
    const now = clock();
    const access = await lockOpen(tx);
    const taken = access?.adminId && access.adminId !== ctx.actor.userId;
    if (!access || access.expiresAt <= now || taken) return refused('SUPPORT_NOT_GRANTED', 'slug');
    if ((await tx.member.count({ where: { userId: ctx.actor.userId } })) > 0)
      return refused('SUPPORT_OF_OWN_WORKSPACE', 'slug');
    const granter = await granterOf(tx, access);
    if (!granter) return refused('SUPPORT_NOT_GRANTED', 'slug');
    // If the session has already started, the call does not extend it.
    if (access.sessionStartedAt) return { slug, expiresAt: access.expiresAt } as const;

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
    return { slug, expiresAt } as const;
  });
}

/**
 * Finds the member who granted support access. Returns null if the member has left the workspace, in which case the
 * grant is invalid.
 */
const granterOf = (tx: Tx, { workspaceId, grantedById }: { workspaceId: string; grantedById: string }) =>
  tx.member.findFirst({ where: { workspaceId, id: grantedById }, select: { user: { select: { email: true } } } });

/** Ends the support session of the requesting admin. Has no effect if the admin has none. */
export async function endSupportSession(ctx: SignedInContext, { slug }: { slug: string }) {
  const { database, clock } = ctx.services;
  const openAccess = await findOpenSupportAccess(database.system, slug, clock());
  if (openAccess) {
    await database.forWorkspace(openAccess.workspaceId).write(async (tx) => {
      const access = await lockOpen(tx);
      if (access?.adminId !== ctx.actor.userId) return;
      await endRow(tx, access, clock(), ctx.actor.name);
      const fact = { name: 'support.ended', subject: { type: 'SupportAccess', id: access.id } } as const;
      await notifySupportSession(tx, visitorOf(ctx, access), 'SUPPORT_ENDED', access.id);
      await recordEvent(tx, visitorOf(ctx, access), fact, { topic: 'access', workspaceId: access.workspaceId });
    });
  }
  return { slug } as const;
}

/** Notifies the members who can grant and revoke support access. */
async function notifySupportSession(
  tx: Tx,
  by: EventContext,
  kind: 'SUPPORT_ENTERED' | 'SUPPORT_ENDED',
  accessId: string,
) {
  const admins = await membersWithPolicy(tx, 'workspace.security', by.services.clock());
  await notify(tx, by, { kind, to: admins.map(({ id }) => id), subjectId: accessId });
}

/** Returns an event context with the support admin as the actor, marked as support. */
const visitorOf = (ctx: SignedInContext, access: SupportAccess): EventContext => ({
  ...ctx,
  workspace: { id: access.workspaceId },
  actor: asSupportActor(ctx.actor, access),
});
