import { LIMITS, normalizeEmail } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../context/context.ts';
import { orTaken } from '../../../db/conflicts.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { mailLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { ceilingFault, isMemberEmail } from '../../members/index.ts';
import { MemberInvited } from '../graphql/invitation.results.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { clearExpired } from '../invitations.repository.ts';
import { invitationMail } from '../mails.ts';

export interface InviteMember {
  readonly email: string;
  readonly role: RoleName;
  readonly policies: readonly string[];
}

/** Offers membership to an address: never more than the inviter holds, asked again when it is accepted. */
export async function inviteMember(ctx: WorkspaceContext, input: InviteMember) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  const policies = [...new Set(input.policies)].filter(isPolicyKey);
  if (policies.length < new Set(input.policies).size) return refused('POLICY_UNKNOWN', 'policies');
  const fault = ceilingFault(ctx, { after: offered(input.role, policies) });
  if (fault) return refused(fault, 'role');

  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id);
  // Of two who invite one address in the same instant, the database lets one through.
  return orTaken(refused('INVITATION_PENDING', 'email'), () =>
    ctx.db.write(async (tx) => {
      if (await isMemberEmail(tx, email)) return refused('ALREADY_MEMBER', 'email');
      await clearExpired(tx, email, ctx.services.clock());
      return invite(tx, ctx, { email, role: input.role, policies });
    }),
  );
}

/** What an invitation would make of its receiver. */
export const offered = (role: RoleName, policies: readonly PolicyKey[]) => ({
  role,
  grants: policies.map((policy) => ({ policy, effect: 'GRANT' as const, expiresAt: null })),
});

export const invitationExpiry = (now: Date) => new Date(now.getTime() + LIMITS.invitationDays * 86_400_000);

async function invite(tx: Tx, ctx: WorkspaceContext, offer: { email: string; role: RoleName; policies: PolicyKey[] }) {
  const now = ctx.services.clock();
  const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
  const inviterName = ctx.actor.name;
  const invitation = await tx.invitation.create({
    data: {
      workspaceId: ctx.workspace.id,
      ...offer,
      pendingEmail: offer.email,
      tokenHash,
      invitedById: ctx.membership.userId,
      inviterName,
      createdAt: now,
      lastSentAt: now,
      expiresAt: invitationExpiry(now),
    },
  });
  const mail = { to: offer.email, workspaceName: ctx.workspace.name, inviterName, role: offer.role, token };
  await mailLater(tx, ctx.services, invitationMail(ctx.services, mail));
  await record(tx, ctx, {
    name: 'invitation.created',
    subject: { type: 'Invitation', id: invitation.id },
    after: offer,
  });
  return new MemberInvited(invitation.id);
}
