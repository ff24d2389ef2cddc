import { type PolicyKey, policyByKey } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

interface AccessRequestMailInput {
  readonly to: string;
  readonly askerName: string;
  readonly policy: PolicyKey;
  readonly reason: string;
}

export const requestEmail = (
  { services, workspace }: WorkspaceContext,
  { to, askerName, policy, reason }: AccessRequestMailInput,
): EmailContent => ({
  to,
  subject: `${askerName} requested access: ${policy} in ${workspace.name}`,
  paragraphs: [
    `${askerName} requested the permission ${policy}: ${policyByKey(policy).description}`,
    ...(reason ? [`Reason: ${reason}`] : []),
    'You can grant it for 8 hours or permanently, or decline the request.',
  ],
  action: { label: 'Review request', url: `${services.publicBaseUrl}/admin/${workspace.slug}/members` },
});

interface AccessAnswerMailInput {
  readonly to: string;
  readonly policy: PolicyKey;
  readonly until: Date | null | undefined;
}

/**
 * Returns the email to the requesting member. `until` is the end of the grant: null if the grant does not expire, and
 * undefined if the request was declined.
 */
export const answerEmail = (
  { services, workspace, actor }: WorkspaceContext,
  { to, policy, until }: AccessAnswerMailInput,
): EmailContent => ({
  to,
  subject:
    until === undefined
      ? `Access request declined: ${policy} in ${workspace.name}`
      : `Access granted: ${policy} in ${workspace.name}`,
  paragraphs: [
    until === undefined
      ? `${actor.name} declined your request for ${policy} in ${workspace.name}.`
      : `${actor.name} granted you ${policy} in ${workspace.name}${until ? `, until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''}.`,
  ],
  action: { label: `Open ${workspace.name}`, url: `${services.publicBaseUrl}/admin/${workspace.slug}` },
});
