import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import {
  authorizeReply,
  enqueueOutboundMessage,
  isSendingEnabled,
  isWindowClosed,
  lockReadableConversation,
} from '../../messaging/conversations/index.ts';

/** Conversation in which a question of a group was asked, and the text that the contact wrote. */
interface AskedIn {
  readonly conversationId: string;
  readonly text: string;
}

interface ChosenConversations {
  readonly questionId: string;
  readonly conversationIds: readonly string[];
}

/**
 * Locks the conversations that can receive the answer now, and returns them. Omits conversations that another member
 * has taken over, whose reply window is closed, or whose contact is blocked or has opted out. Returns no conversations
 * while the workspace is paused. Throws NOT_FOUND if a question of the group was not asked in a conversation or the API
 * caller cannot read that conversation, and FORBIDDEN if the API caller is not allowed to reply.
 */
export async function lockAnswerable(
  tx: Tx,
  ctx: WorkspaceContext,
  { questionId, conversationIds }: ChosenConversations,
): Promise<AskedIn[]> {
  const examples = await tx.unansweredQuestionExample.findMany({
    where: { questionId, conversationId: { in: [...conversationIds] } },
    select: { conversationId: true, text: true },
    // Conversations are locked in the same order by concurrent requests, which prevents deadlocks.
    orderBy: { conversationId: 'asc' },
  });
  if (examples.length < conversationIds.length) throw notFound();
  const answerable: AskedIn[] = [];
  for (const { conversationId, text } of examples) {
    if (conversationId === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const isRefused = authorizeReply(ctx, conversation) ?? isWindowClosed(conversation, ctx.services.clock());
    if (!isRefused) answerable.push({ conversationId, text });
  }
  return answerable.length > 0 && (await isSendingEnabled(tx)) ? answerable : [];
}

interface AnswerToSend {
  /** Id of the source that contains the answer. Each conversation receives the answer of a source at most once. */
  readonly sourceId: string;
  readonly answer: string;
}

/** Sends the answer to the conversations, each with the question that was asked there. Does not start a takeover. */
export async function sendAnswer(
  tx: Tx,
  ctx: WorkspaceContext,
  askedIn: readonly AskedIn[],
  { sourceId, answer }: AnswerToSend,
): Promise<void> {
  for (const { conversationId, text } of askedIn) {
    const message = { conversationId, body: answerMessage(text, answer), clientId: sourceId };
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    await enqueueOutboundMessage(tx, ctx, message);
  }
}

/**
 * Returns the text of the message, which consists of the contact's question, shortened if necessary, and the answer.
 */
export function answerMessage(question: string, answer: string): string {
  const most = LIMITS.messageLength - answer.length - '“…”\n\n'.length;
  const quoted = question.length > most ? `${question.slice(0, most).trimEnd()}…` : question;
  return `“${quoted}”\n\n${answer}`;
}
