import { LIMITS, normalizeEmail, normalizeText } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../context/context.ts';
import { orTaken } from '../../../db/conflicts.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { mailLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { type Refused, refused } from '../../../graphql/refused.type.ts';
import { ceilingFault, isMemberEmail } from '../../members/index.ts';
import { MemberInvited } from '../graphql/invitation.results.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { clearExpired } from '../invitations.repository.ts';
import { invitationMail } from '../mails.ts';

export interface InviteMember {
  readonly email: string;
  readonly role: RoleName;
  readonly policies: readonly string[];
  readonly note?: string | null;
}

/** Offers membership to an address: never more than the inviter holds, asked again when it is accepted. */
export async function inviteMember(ctx: WorkspaceContext, input: InviteMember) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  const offer = checkedOffer(ctx, input);
  if ('code' in offer) return offer;
  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id);
  return inviteOne(ctx, email, offer);
}

export interface Offer {
  readonly role: RoleName;
  readonly policies: readonly PolicyKey[];
  readonly note: string;
}

/** What may be offered, whoever to; or why not. */
export function checkedOffer(ctx: WorkspaceContext, input: Omit<InviteMember, 'email'>): Offer | Refused {
  const policies = [...new Set(input.policies)].filter(isPolicyKey);
  if (policies.length < new Set(input.policies).size) return refused('POLICY_UNKNOWN', 'policies');
  const note = normalizeText(input.note ?? '', LIMITS.invitationNoteLength);
  if (note === null) return refused('NOTE_TOO_LONG', 'note');
  const fault = ceilingFault(ctx, { after: offered(input.role, policies) });
  return fault ? refused(fault, 'role') : { role: input.role, policies, note };
}

/** Of two who invite one address in the same instant, the database lets one through. */
export const inviteOne = (ctx: WorkspaceContext, email: string, offer: Offer): Promise<MemberInvited | Refused> =>
  orTaken(refused('INVITATION_PENDING', 'email'), () =>
    ctx.db.write(async (tx) => {
      if (await isMemberEmail(tx, email)) return refused('ALREADY_MEMBER', 'email');
      await clearExpired(tx, email, ctx.services.clock());
      return invite(tx, ctx, { email, ...offer });
    }),
  );

/** What an invitation would make of its receiver. */
export const offered = (role: RoleName, policies: readonly PolicyKey[]) => ({
  role,
  grants: policies.map((policy) => ({ policy, effect: 'GRANT' as const, expiresAt: null })),
});

export const invitationExpiry = (now: Date) => new Date(now.getTime() + LIMITS.invitationDays * 86_400_000);

async function invite(tx: Tx, ctx: WorkspaceContext, { email, role, policies, note }: Offer & { email: string }) {
  const now = ctx.services.clock();
  const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
  const inviterName = ctx.actor.name;
  const invitation = await tx.invitation.create({
    data: {
      workspaceId: ctx.workspace.id,
      email,
      role,
      policies: [...policies],
      note,
      pendingEmail: email,
      tokenHash,
      invitedById: ctx.membership.userId,
      inviterName,
      createdAt: now,
      lastSentAt: now,
      expiresAt: invitationExpiry(now),
    },
  });
  const mail = { to: email, workspaceName: ctx.workspace.name, inviterName, role, note, token };
  await mailLater(tx, ctx.services, invitationMail(ctx.services, mail));
  await record(tx, ctx, {
    name: 'invitation.created',
    subject: { type: 'Invitation', id: invitation.id },
    after: { email, role, policies: [...policies] },
  });
  return new MemberInvited(invitation.id);
}
