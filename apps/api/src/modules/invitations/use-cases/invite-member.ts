import { LIMITS, normalizeEmail } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../context/context.ts';
import { orTaken } from '../../../db/conflicts.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { mailLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { ceilingFault, findRole, type Holding, isMemberEmail } from '../../members/index.ts';
import { MemberInvited } from '../graphql/invitation.results.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { clearExpired } from '../invitations.repository.ts';
import { invitationMail, roleTitle } from '../mails.ts';

export interface InviteMember {
  readonly email: string;
  readonly role: RoleName;
  readonly customRoleId?: string | null;
  readonly policies: readonly string[];
}

/** Offers membership to an address: never more than the inviter holds, asked again when it is accepted. */
export async function inviteMember(ctx: WorkspaceContext, input: InviteMember) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  const policies = [...new Set(input.policies)].filter(isPolicyKey);
  if (policies.length < new Set(input.policies).size) return refused('POLICY_UNKNOWN', 'policies');
  const { role, customRoleId } = input;
  const found = await ctx.db.read((tx) => findRole(tx, { role, customRoleId: customRoleId ?? null }));
  if (!found) return refused('ROLE_UNKNOWN', 'role');
  const fault = ceilingFault(ctx, { after: offered(role, policies, found.policies) });
  if (fault) return refused(fault, 'role');

  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id);
  // Of two who invite one address in the same instant, the database lets one through.
  return orTaken(refused('INVITATION_PENDING', 'email'), () =>
    ctx.db.write(async (tx) => {
      if (await isMemberEmail(tx, email)) return refused('ALREADY_MEMBER', 'email');
      await clearExpired(tx, email, ctx.services.clock());
      return invite(tx, ctx, { email, role, customRole: found.role, policies });
    }),
  );
}

/** What an invitation would make of its receiver. */
export const offered = (
  role: RoleName,
  policies: readonly PolicyKey[],
  customRole: readonly PolicyKey[] | null = null,
): Holding => ({
  role,
  customRole,
  grants: policies.map((policy) => ({ policy, effect: 'GRANT' as const, expiresAt: null })),
});

export const invitationExpiry = (now: Date) => new Date(now.getTime() + LIMITS.invitationDays * 86_400_000);

interface Offer {
  readonly email: string;
  readonly role: RoleName;
  readonly customRole: { readonly id: string; readonly name: string } | null;
  readonly policies: PolicyKey[];
}

async function invite(tx: Tx, ctx: WorkspaceContext, offer: Offer) {
  const { customRole, ...columns } = offer;
  const now = ctx.services.clock();
  const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
  const inviterName = ctx.actor.name;
  const invitation = await tx.invitation.create({
    data: {
      workspaceId: ctx.workspace.id,
      ...columns,
      customRoleId: customRole?.id ?? null,
      pendingEmail: offer.email,
      tokenHash,
      invitedById: ctx.membership.userId,
      inviterName,
      createdAt: now,
      lastSentAt: now,
      expiresAt: invitationExpiry(now),
    },
  });
  const mail = { to: offer.email, workspaceName: ctx.workspace.name, inviterName, roleTitle: roleTitle(offer), token };
  await mailLater(tx, ctx.services, invitationMail(ctx.services, mail));
  await record(tx, ctx, {
    name: 'invitation.created',
    subject: { type: 'Invitation', id: invitation.id },
    after: { ...columns, ...(customRole ? { customRole: customRole.name } : {}) },
  });
  return new MemberInvited(invitation.id);
}
