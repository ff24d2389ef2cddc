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
  subject: `${askerName} asks for ${policy} in ${workspace.name}`,
  paragraphs: [
    `${askerName} asks for the policy ${policy}: ${policyByKey(policy).sentence}`,
    ...(reason ? [`Their reason: ${reason}`] : []),
    'You can grant it for some hours or permanently, or decline.',
  ],
  action: { label: 'See the request', url: `${services.publicBaseUrl}/admin/${workspace.slug}/members` },
});

interface AccessAnswerMailInput {
  readonly to: string;
  readonly policy: PolicyKey;
  readonly until: Date | null | undefined;
}

/** `until` is undefined for a declined request. */
export const answerEmail = (
  { services, workspace, actor }: WorkspaceContext,
  { to, policy, until }: AccessAnswerMailInput,
): EmailContent => ({
  to,
  subject: until === undefined ? `${policy} was not granted` : `You now hold ${policy} in ${workspace.name}`,
  paragraphs: [
    until === undefined
      ? `${actor.name} declined your request for ${policy} in ${workspace.name}.`
      : `${actor.name} granted you ${policy} in ${workspace.name}${until ? `, until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''}.`,
  ],
  action: { label: `Open ${workspace.name}`, url: `${services.publicBaseUrl}/admin/${workspace.slug}` },
});
