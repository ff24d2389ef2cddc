import { LIMITS } from '@frontdesk/domain';
import { ROLES, type RoleName } from '@frontdesk/policies';
import type { Services } from '../../context/context.ts';
import type { Mail } from '../../mail/mail.ts';

interface Invite {
  readonly to: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  readonly role: RoleName;
  /** The inviter's own words; may be empty. */
  readonly note: string;
  readonly token: string;
}

export const invitationMail = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, invite: Invite): Mail => ({
  to: invite.to,
  subject: `${invite.inviterName} invites you to ${invite.workspaceName}`,
  paragraphs: [
    `${invite.inviterName} invites you to the workspace ${invite.workspaceName} on Frontdesk, as ${ROLES[invite.role].title}.`,
    ...(invite.note ? [`${invite.inviterName} writes: ${invite.note}`] : []),
    `The link is for this address and works for ${LIMITS.invitationDays} days.`,
  ],
  action: { label: 'See the invitation', url: acceptUrl({ publicBaseUrl }, invite.token) },
});

/** Behind a #, so that no server and no log on the way sees the token. */
export const acceptUrl = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, token: string) =>
  `${publicBaseUrl}/accept-invitation#token=${token}`;
