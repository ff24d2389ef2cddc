import { LIMITS, normalizeEmail, normalizeText } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import { checkCallerGrantLimit, findRole, isMemberEmail, type RoleAndGrants } from '../../members/index.ts';
import { invitationEmail, roleTitle } from '../emails.ts';
import { newInvitationToken } from '../invitation-token.ts';
import { clearExpired } from '../invitations.repository.ts';

interface InviteMember {
  readonly email: string;
  readonly role: RoleName;
  readonly customRoleId?: string | null;
  readonly policies: readonly string[];
  readonly note?: string | null;
}

/**
 * Invites an email address. Refused if the address belongs to a member or has a pending invitation. The grant limit of
 * the inviter is checked now and again when the invitation is accepted.
 */
export async function inviteMember(ctx: WorkspaceContext, input: InviteMember) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  const offer = await validateOffer(ctx, input);
  if ('code' in offer) return offer;
  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id);
  return inviteOne(ctx, email, offer);
}

interface InvitationOffer {
  readonly role: RoleName;
  readonly customRole: { readonly id: string; readonly name: string } | null;
  readonly policies: readonly PolicyKey[];
  readonly note: string;
}

/**
 * Validates an invitation's role, policies and note, and checks the API caller's grant limit. Returns the offer or a
 * refusal. Does not validate the email address.
 */
async function validateOffer(
  ctx: WorkspaceContext,
  input: Omit<InviteMember, 'email'>,
): Promise<InvitationOffer | Refused> {
  const policies = [...new Set(input.policies)].filter(isPolicyKey);
  if (policies.length < new Set(input.policies).size) return refused('POLICY_UNKNOWN', 'policies');
  const note = normalizeText(input.note ?? '', LIMITS.invitationNoteLength);
  if (note === null) return refused('NOTE_TOO_LONG', 'note');
  const { role, customRoleId = null } = input;
  const found = await ctx.db.read((tx) => findRole(tx, { role, customRoleId }));
  if (!found) return refused('ROLE_UNKNOWN', 'role');
  const refusal = checkCallerGrantLimit(ctx, { after: offeredPolicies(role, policies, found.policies) });
  return refusal ? refused(refusal, 'role') : { role, customRole: found.role, policies, note };
}

/**
 * Invites one address in its own transaction. A unique constraint prevents a second pending invitation to the address,
 * even if two requests are concurrent.
 */
const inviteOne = (ctx: WorkspaceContext, email: string, offer: InvitationOffer) =>
  orUniqueViolation(refused('INVITATION_PENDING', 'email'), () =>
    ctx.db.write(async (tx) => {
      const now = ctx.services.clock();
      const reserved = () => tx.invitation.count({ where: { status: 'PENDING', expiresAt: { gt: now } } });
      const refusal = await requireCapacity(tx, ctx.services, { meter: 'members', adding: 1, reserved });
      if (refusal) return refusal;
      if (await isMemberEmail(tx, email)) return refused('ALREADY_MEMBER', 'email');
      await clearExpired(tx, email, now);
      return invite(tx, ctx, { email, ...offer });
    }),
  );

/** Returns the permissions that the invited user would have as a member. */
export const offeredPolicies = (
  role: RoleName,
  policies: readonly PolicyKey[],
  customRole: readonly PolicyKey[] | null = null,
): RoleAndGrants => ({
  role,
  customRole,
  grants: policies.map((policy) => ({ policy, effect: 'GRANT' as const, expiresAt: null })),
});

export const invitationExpiry = (now: Date) => new Date(now.getTime() + LIMITS.invitationDays * 86_400_000);

async function invite(tx: Tx, ctx: WorkspaceContext, offer: InvitationOffer & { email: string }) {
  const { email, role, customRole, note } = offer;
  const policies = [...offer.policies];
  const now = ctx.services.clock();
  const { token, tokenHash } = newInvitationToken(ctx.workspace.id);
  const inviterName = ctx.actor.name;
  const invitation = await tx.invitation.create({
    data: {
      workspaceId: ctx.workspace.id,
      email,
      role,
      customRoleId: customRole?.id ?? null,
      policies,
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
  const mail = { to: email, workspaceName: ctx.workspace.name, inviterName, roleTitle: roleTitle(offer), note, token };
  await enqueueEmail(tx, ctx.services, invitationEmail(ctx.services, mail));
  await recordEvent(tx, ctx, {
    name: 'invitation.created',
    subject: { type: 'Invitation', id: invitation.id },
    after: { email, role, policies, ...(customRole ? { customRole: customRole.name } : {}) },
  });
  return { invitation: byId(invitation.id) } as const;
}

interface InviteMembers extends Omit<InviteMember, 'email'> {
  readonly emails: readonly string[];
}

/**
 * Sends the same invitation to several addresses. Each address has its own result, so an invalid address does not
 * affect the others.
 */
export async function inviteMembers(ctx: WorkspaceContext, input: InviteMembers) {
  const emails = distinct(input.emails);
  if (emails.length === 0) return refused('ADDRESSES_NONE', 'emails');
  if (emails.length > LIMITS.invitationsPerRequest) return refused('ADDRESSES_TOO_MANY', 'emails');
  const offer = await validateOffer(ctx, input);
  if ('code' in offer) return offer;
  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id, emails.length);
  const answers = [];
  for (const email of emails) answers.push({ email, outcome: await outcomeOf(ctx, email, offer) });
  return { answers } as const;
}

export type InvitationOutcome =
  | 'INVITED'
  | 'ALREADY_MEMBER'
  | 'ALREADY_INVITED'
  | 'NOT_AN_ADDRESS'
  | 'PLAN_LIMIT_REACHED';

async function outcomeOf(ctx: WorkspaceContext, email: string, offer: InvitationOffer): Promise<InvitationOutcome> {
  const address = normalizeEmail(email);
  if (!address) return 'NOT_AN_ADDRESS';
  const answer = await inviteOne(ctx, address, offer);
  if (!('code' in answer)) return 'INVITED';
  if (answer.code === 'PLAN_LIMIT_REACHED') return answer.code;
  return answer.code === 'ALREADY_MEMBER' ? 'ALREADY_MEMBER' : 'ALREADY_INVITED';
}

/** Normalizes email addresses and removes empty and duplicate ones. Invalid addresses are only trimmed. */
function distinct(emails: readonly string[]): string[] {
  const written = new Map(
    emails.map((email) => email.trim()).map((email) => [normalizeEmail(email) ?? email, email] as const),
  );
  return [...written.keys()].filter((email) => email !== '');
}
