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
  const may = access.level === 'CHANGE' ? 'look and change settings' : 'look';
  const hours = access.hours === 1 ? 'one hour' : `${access.hours} hours`;
  return {
    to,
    subject: `Support is in ${workspace.name}`,
    paragraphs: [
      `${access.adminName} entered ${workspace.name} on your behalf. They may ${may} for ${hours}, and what they do is in the audit log with both your names.`,
      `Their reason: ${reason}`,
      'You can end the visit at any time.',
    ],
    action: { label: 'Open the settings', url: `${services.publicBaseUrl}/admin/${workspace.slug}/settings` },
  };
}
