import { isPolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit, lockMember, roleAndGrantsOf, withGrant } from '../../members/index.ts';
import { type AccessRequestRow, lockRequest } from '../access-requests.repository.ts';
import { answerEmail } from '../emails.ts';

export interface GrantAccess {
  readonly id: string;
  /** End of the grant. Null or omitted if the grant does not expire. */
  readonly expiresAt?: Date | null;
}

/**
 * Grants the requested policy to the requesting member and notifies the member. Refused if the request is not pending,
 * the end is not in the future, or the grant exceeds the API caller's grant limit.
 */
export const grantAccess = (ctx: WorkspaceContext, { id, expiresAt = null }: GrantAccess) =>
  ctx.db.write(async (tx) => {
    const request = authorize(ctx, 'grant', 'AccessRequest', await lockRequest(tx, id));
    const { policy, memberId } = request;
    if (request.status !== 'PENDING') return refused('REQUEST_NOT_PENDING');
    if (!isPolicyKey(policy)) return refused('POLICY_UNKNOWN');
    const now = ctx.services.clock();
    if (expiresAt && expiresAt <= now) return refused('DURATION_INVALID', 'expiresAt');
    const member = authorize(ctx, 'update', 'Member', await lockMember(tx, memberId));
    const before = roleAndGrantsOf(member);
    const refusal = checkCallerGrantLimit(ctx, { before, after: withGrant(before, { policy, expiresAt }) });
    if (refusal) return refused(refusal);

    const key = { workspaceId: ctx.workspace.id, memberId, policy };
    const grant = { effect: 'GRANT', expiresAt, grantedByName: ctx.actor.name, grantedAt: now };
    const where = { workspaceId_memberId_policy: key };
    await tx.memberGrant.upsert({ where, create: { ...key, ...grant }, update: grant });
    await setRequestStatus(tx, ctx, request, 'GRANTED');
    await enqueueEmail(tx, ctx.services, answerEmail(ctx, { to: member.user.email, policy, until: expiresAt }));
    await notify(tx, ctx, { kind: 'ACCESS_GRANTED', to: [memberId], detail: policy, subjectId: id });
    const after = { policy, memberId, expiresAt: expiresAt?.toISOString() ?? null };
    const fact = { name: 'access.granted', subject: { type: 'AccessRequest', id }, after } as const;
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    return { request: byId(id) } as const;
  });

export const declineAccess = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const request = authorize(ctx, 'decline', 'AccessRequest', await lockRequest(tx, id));
    const { policy, memberId } = request;
    if (request.status !== 'PENDING') return refused('REQUEST_NOT_PENDING');
    await setRequestStatus(tx, ctx, request, 'DECLINED');
    const member = await lockMember(tx, memberId);
    if (member && isPolicyKey(policy)) {
      await enqueueEmail(tx, ctx.services, answerEmail(ctx, { to: member.user.email, policy, until: undefined }));
    }
    await notify(tx, ctx, { kind: 'ACCESS_DECLINED', to: [memberId], detail: policy, subjectId: id });
    await recordEvent(tx, ctx, {
      name: 'access.declined',
      subject: { type: 'AccessRequest', id },
      after: { policy, memberId },
    });
    return { request: byId(id) } as const;
  });

const setRequestStatus = (tx: Tx, ctx: WorkspaceContext, { id }: AccessRequestRow, status: 'GRANTED' | 'DECLINED') =>
  tx.accessRequest.update({
    where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } },
    data: { status, openPolicy: null, settledAt: ctx.services.clock(), settledByName: ctx.actor.name },
  });
