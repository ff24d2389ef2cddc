import { LIMITS } from '@frontdesk/domain';
import { ROLES, type RoleName } from '@frontdesk/policies';
import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

interface InvitationMailInput {
  readonly to: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  /** Personal message from the inviter. Empty if there is none. */
  readonly note: string;
  readonly roleTitle: string;
  readonly token: string;
}

/** Returns the title of a built-in role or the name of a custom role. */
export const roleTitle = ({ role, customRole }: { role: RoleName; customRole: { readonly name: string } | null }) =>
  customRole?.name ?? ROLES[role].title;

export const invitationEmail = (
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  invite: InvitationMailInput,
): EmailContent => ({
  to: invite.to,
  subject: `${invite.inviterName} invited you to ${invite.workspaceName}`,
  paragraphs: [
    `${invite.inviterName} invited you to the workspace ${invite.workspaceName} on Frontdesk, as ${invite.roleTitle}.`,
    ...(invite.note ? [`Message from ${invite.inviterName}: ${invite.note}`] : []),
    `The link only works for this address and expires in ${LIMITS.invitationDays} days.`,
  ],
  action: { label: 'View invitation', url: acceptUrl({ publicBaseUrl }, invite.token) },
});

/**
 * Returns the URL for accepting an invitation. The token is in the URL fragment, which browsers do not send to servers.
 */
export const acceptUrl = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, token: string) =>
  `${publicBaseUrl}/accept-invitation#token=${token}`;
