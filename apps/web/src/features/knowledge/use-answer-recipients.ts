import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { AnswerRecipientsDocument } from '../../gql/answer-recipients.ts';
import type { AnswerRecipientsQuery } from '../../gql/types.ts';
import { useNow } from '../../lib/use-now.ts';
import { replyDeadline, replyUnavailableReason } from '../../session/reply-unavailable-reason.ts';
import { useWorkspace } from '../../session/workspace.tsx';

type Group = Extract<AnswerRecipientsQuery['node'], { __typename: 'UnansweredQuestion' }>;
type AskedIn = NonNullable<Group['examples'][number]['conversation']>;

/** A contact who asked the unanswered question in a conversation that the viewer can read. */
export interface Recipient {
  readonly conversationId: string;
  readonly name: string;
  readonly question: string;
  readonly askedAt: string;
  /** Reason why the answer cannot be sent to the contact. Null if it can be sent. */
  readonly unavailableReason: string | null;
}

/** Loads the contacts who asked a question of the group, latest first. */
export function useAnswerRecipients(question: string) {
  const { viewer } = useWorkspace();
  const now = useNow();
  // Always refetch, because the reachability of a contact can change without a change of the question.
  const { data, error, refetch } = useQuery(AnswerRecipientsDocument, {
    variables: { question },
    fetchPolicy: 'network-only',
  });
  const examples = data?.node?.__typename === 'UnansweredQuestion' ? data.node.examples : data && [];
  const recipients = examples?.flatMap(({ text, askedAt, conversation }): Recipient[] => {
    if (!conversation) return [];
    const { id: conversationId, contactName: name } = conversation;
    const unavailableReason =
      replyUnavailableReason(
        { ...conversation, contact: conversation.contact ?? undefined },
        { me: viewer.memberId },
      ) ?? closedWindowReason(conversation, now);
    return [{ conversationId, name, question: text, askedAt, unavailableReason }];
  });
  return { recipients, error, retry: () => void refetch() };
}

function closedWindowReason(conversation: AskedIn, now: number): string | null {
  const until = replyDeadline(conversation);
  return until === null || now < until ? null : t`The 24-hour reply window has closed.`;
}
