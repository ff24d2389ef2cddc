import { type HandoffCode, LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isSendingEnabled, isWindowClosed } from '../../messaging/conversations/index.ts';
import { hadTakeover, type LockedConversation } from './agent-runs.repository.ts';

/**
 * Why nothing may be sent now. SUPPRESSED: the contact cannot be messaged. SUPERSEDED: a member replies, or there is
 * something newer. FAILED: a human can continue.
 */
export type SendBlocker =
  | { readonly outcome: 'SUPPRESSED' | 'SUPERSEDED'; readonly words: string }
  | { readonly outcome: 'FAILED'; readonly code: HandoffCode; readonly words: string };

interface RunProgress {
  readonly hasHandedOff?: boolean;
  /** Start time of the condition. */
  readonly since?: Date;
}

/** Checked before each step of a run: with an inactive number no reply is generated, because it could not be sent. */
export async function findRunBlocker(
  tx: Tx,
  conversation: LockedConversation,
  speaking: RunProgress = {},
): Promise<SendBlocker | null> {
  return (await findAgentBlocker(tx, conversation, speaking)) ?? findNumberBlocker(conversation);
}

export function findNumberBlocker({ numberOut }: LockedConversation): SendBlocker | null {
  if (numberOut === null) return null;
  return { outcome: 'SUPPRESSED', words: `The number ${numberOut} is not in service.` };
}

/** Checked before each step with the conversation locked: kill switch, opt-out, takeover. */
export async function findAgentBlocker(
  tx: Tx,
  conversation: LockedConversation,
  { hasHandedOff = false, since }: RunProgress = {},
): Promise<SendBlocker | null> {
  const blocker = await findSendBlocker(tx, conversation);
  if (blocker) return blocker;
  if (!(conversation.mode === 'AGENT' || (hasHandedOff && conversation.mode === 'PAUSED')))
    return { outcome: 'SUPERSEDED', words: 'A member answers this conversation.' };
  return since ? findInterruption(tx, conversation.id, since) : null;
}

/** A reply generated before a human message is not sent after it, not even after a handback. */
export const findInterruption = async (tx: Tx, conversationId: string, since: Date): Promise<SendBlocker | null> =>
  (await hadTakeover(tx, conversationId, since)) ? { outcome: 'SUPERSEDED', words: 'A member has taken over.' } : null;

/** Same for messages of members. */
export async function findSendBlocker(tx: Tx, conversation: LockedConversation): Promise<SendBlocker | null> {
  if (!(await isSendingEnabled(tx))) return { outcome: 'SUPPRESSED', words: 'The workspace is paused.' };
  if (conversation.optedOut) return { outcome: 'SUPPRESSED', words: 'The contact opted out.' };
  if (conversation.blocked) return { outcome: 'SUPPRESSED', words: 'The contact is blocked.' };
  return null;
}

/**
 * Contacts whose last message is older than a day can only receive a template, chosen by a member. Contacts without
 * messages are greeted.
 */
export const findWindowBlocker = (conversation: LockedConversation, now: Date): SendBlocker | null =>
  conversation.lastInboundAt !== null && isWindowClosed(conversation, now) ? WINDOW_CLOSED : null;

const WINDOW_CLOSED: SendBlocker = {
  outcome: 'FAILED',
  code: 'OUTSIDE_WINDOW',
  words: `The last message is older than ${LIMITS.replyWindowHours} hours. Only a template can be sent.`,
};
