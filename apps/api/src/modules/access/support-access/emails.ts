import type { RequestContext } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

interface SupportSessionMailInput {
  readonly to: string;
  readonly workspace: { readonly name: string; readonly slug: string };
  readonly access: { readonly adminName: string | null; readonly level: string; readonly hours: number };
  readonly reason: string;
}

export function supportSessionEmail(
  { services }: RequestContext,
  { to, workspace, access, reason }: SupportSessionMailInput,
): EmailContent {
  const allowed = access.level === 'CHANGE' ? 'can view data and change settings' : 'can view data';
  const hours = access.hours === 1 ? 'one hour' : `${access.hours} hours`;
  return {
    to,
    subject: `Frontdesk Support joined ${workspace.name}`,
    paragraphs: [
      `${access.adminName} joined ${workspace.name} with the access you granted. They ${allowed} for ${hours}. Their actions are recorded in the audit log.`,
      `Reason: ${reason}`,
      'You can end the session at any time.',
    ],
    action: { label: 'Review session', url: `${services.publicBaseUrl}/admin/${workspace.slug}/settings/security` },
  };
}
