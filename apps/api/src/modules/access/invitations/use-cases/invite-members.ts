import { LIMITS, normalizeEmail } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { type InvitationOffer, type InviteMember, inviteOne, validateOffer } from './invite-member.ts';

export interface InviteMembers extends Omit<InviteMember, 'email'> {
  readonly emails: readonly string[];
}

/** Sends one offer to several addresses. Each has its own result, so that an invalid one does not block the others. */
export async function inviteMembers(ctx: WorkspaceContext, input: InviteMembers) {
  const emails = distinct(input.emails);
  if (emails.length === 0) return refused('ADDRESSES_NONE', 'emails');
  if (emails.length > LIMITS.invitationsPerRequest) return refused('ADDRESSES_TOO_MANY', 'emails');
  const offer = await validateOffer(ctx, input);
  if ('code' in offer) return offer;
  await ctx.services.rateLimits.take('invite:workspace', ctx.workspace.id, emails.length);
  const answers = [];
  for (const email of emails) answers.push({ email, outcome: await outcomeOf(ctx, email, offer) });
  return { type: 'MembersInvited', answers } as const;
}

export type InvitationOutcome = 'INVITED' | 'ALREADY_MEMBER' | 'ALREADY_INVITED' | 'NOT_AN_ADDRESS';

async function outcomeOf(ctx: WorkspaceContext, email: string, offer: InvitationOffer): Promise<InvitationOutcome> {
  const address = normalizeEmail(email);
  if (!address) return 'NOT_AN_ADDRESS';
  const answer = await inviteOne(ctx, address, offer);
  if (!('code' in answer)) return 'INVITED';
  return answer.code === 'ALREADY_MEMBER' ? 'ALREADY_MEMBER' : 'ALREADY_INVITED';
}

/** Removes duplicate addresses, keeping the order. */
function distinct(emails: readonly string[]): string[] {
  const written = new Map(
    emails.map((email) => email.trim()).map((email) => [normalizeEmail(email) ?? email, email] as const),
  );
  return [...written.keys()].filter((email) => email !== '');
}
