import { LIMITS, normalizeText } from '@frontdesk/domain';
import { effectivePolicies, isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { allMembers, canGrant, type MemberRow, roleAndGrantsOf, withGrant } from '../../members/index.ts';
import { requestEmail } from '../emails.ts';

export interface RequestAccess {
  readonly policy: string;
  readonly reason?: string | null;
}

const MOST_MAILS = 20;

/**
 * Requests a policy by notifying up to MOST_MAILS members who can grant it, in the app and by email. Refuses a policy
 * that the requesting member already holds, and a second pending request for the same policy.
 */
export async function requestAccess(ctx: WorkspaceContext, input: RequestAccess) {
  const { policy } = input;
  if (!isPolicyKey(policy)) return refused('POLICY_UNKNOWN', 'policy');
  const reason = normalizeText(input.reason ?? '', LIMITS.reasonLength);
  if (reason === null) return refused('REASON_TOO_LONG', 'reason');
  if (ctx.membership.policies.has(policy)) return refused('POLICY_ALREADY_GRANTED', 'policy');
  await ctx.services.rateLimits.take('access:member', `${ctx.workspace.id} ${ctx.membership.memberId}`);
  return orUniqueViolation(refused('REQUEST_PENDING', 'policy'), () =>
    ctx.db.write(async (tx) => {
      const { memberId } = ctx.membership;
      const createdAt = ctx.services.clock();
      const id = uuidv7();
      const to = await findApprovers(tx, ctx, policy);
      // Notifies the members before inserting the request, so that all transactions lock member rows in the same order.
      await notify(tx, ctx, { kind: 'ACCESS_REQUESTED', to: to.map((one) => one.id), detail: policy, subjectId: id });
      await tx.accessRequest.create({
        data: { workspaceId: ctx.workspace.id, id, memberId, policy, openPolicy: policy, reason, createdAt },
      });
      for (const { user } of to) {
        const mail = requestEmail(ctx, { to: user.email, askerName: ctx.actor.name, policy, reason });
        await enqueueEmail(tx, ctx.services, mail);
      }
      await recordEvent(tx, ctx, {
        name: 'access.requested',
        subject: { type: 'AccessRequest', id },
        after: { policy },
      });
      return { request: byId(id) } as const;
    }),
  );
}

/**
 * Returns up to MOST_MAILS other members who can currently grant the policy, which means that they can manage members
 * and their grant limit allows the grant. Returns an empty list if the requesting user is no longer a member.
 */
async function findApprovers(tx: Tx, ctx: WorkspaceContext, policy: PolicyKey): Promise<MemberRow[]> {
  const now = ctx.services.clock();
  const members = await allMembers(tx);
  const asker = members.find(({ id }) => id === ctx.membership.memberId);
  if (!asker) return [];
  const before = roleAndGrantsOf(asker);
  const after = withGrant(before, { policy, expiresAt: null });
  const canApprove = (giver: MemberRow) =>
    effectivePolicies({ ...roleAndGrantsOf(giver), now }).has('workspace.members') &&
    canGrant(roleAndGrantsOf(giver), { before, after }, now);
  return members.filter((one) => one.id !== asker.id && canApprove(one)).slice(0, MOST_MAILS);
}
