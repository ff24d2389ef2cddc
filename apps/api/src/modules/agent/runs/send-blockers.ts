import { type HandoffCode, LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isSendingEnabled, isWindowClosed } from '../../messaging/conversations/index.ts';
import { hadTakeover, type LockedConversation } from './agent-runs.repository.ts';

/**
 * Reason why nothing can be sent now. SUPPRESSED: sending to the contact is not allowed or not possible. SUPERSEDED: a
 * member replies, or the reply is outdated. FAILED: the conversation is handed off to a human.
 */
export type SendBlocker =
  | { readonly outcome: 'SUPPRESSED' | 'SUPERSEDED'; readonly words: string }
  | { readonly outcome: 'FAILED'; readonly code: HandoffCode; readonly words: string };

interface RunProgress {
  readonly hasHandedOff?: boolean;
  /** Time the run started or its reply was stored. A takeover after this time blocks the run. */
  readonly since?: Date;
}

/**
 * Returns why a run must stop before its next step, or null. If the phone number is inactive, no reply is generated,
 * because none can be sent.
 */
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

/**
 * Returns why the agent must not reply, or null: a paused workspace, an opt-out, a block or a takeover. The caller must
 * hold the lock on the conversation.
 */
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

/**
 * Returns a blocker if a member took over after `since`. A reply generated before a takeover is not sent, even after
 * the takeover has ended.
 */
export const findInterruption = async (tx: Tx, conversationId: string, since: Date): Promise<SendBlocker | null> =>
  (await hadTakeover(tx, conversationId, since)) ? { outcome: 'SUPERSEDED', words: 'A member has taken over.' } : null;

/** Returns why neither the agent nor a member can send, or null: a paused workspace, an opt-out or a block. */
export async function findSendBlocker(tx: Tx, conversation: LockedConversation): Promise<SendBlocker | null> {
  if (!(await isSendingEnabled(tx))) return { outcome: 'SUPPRESSED', words: 'The workspace is paused.' };
  if (conversation.optedOut) return { outcome: 'SUPPRESSED', words: 'The contact opted out.' };
  if (conversation.blocked) return { outcome: 'SUPPRESSED', words: 'The contact is blocked.' };
  return null;
}

/**
 * A contact whose last message is older than 24 hours can only receive a template, which a member must choose. A
 * contact who has never written can be greeted.
 */
export const findWindowBlocker = (conversation: LockedConversation, now: Date): SendBlocker | null =>
  conversation.lastInboundAt !== null && isWindowClosed(conversation, now) ? WINDOW_CLOSED : null;

const WINDOW_CLOSED: SendBlocker = {
  outcome: 'FAILED',
  code: 'OUTSIDE_WINDOW',
  words: `The last message is older than ${LIMITS.replyWindowHours} hours. Only a template can be sent.`,
};
