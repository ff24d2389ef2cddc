import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';
import type { EscalationSubject } from './escalation.repository.ts';

interface WaitingSubject {
  readonly name: string;
  readonly slug: string;
  readonly subject: EscalationSubject;
}

/**
 * Creates the email about a waiting conversation or call. The email contains no contact data, because its recipient may
 * not be a member.
 */
export function escalationEmail(
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  to: string,
  { name, slug, subject }: WaitingSubject,
): EmailContent {
  const what = 'callId' in subject ? 'call' : 'conversation';
  const path = 'callId' in subject ? `calls/${subject.callId}` : `inbox/${subject.conversationId}`;
  return {
    to,
    subject: `A ${what} in ${name} needs a person`,
    paragraphs: [
      `No member has reacted to a ${what} in ${name} in time.`,
      'You receive this email as the fallback of the escalation.',
    ],
    action: { label: `Open the ${what}`, url: `${publicBaseUrl}/admin/${slug}/${path}` },
  };
}
