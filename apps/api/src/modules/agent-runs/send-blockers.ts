import { LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';
import { isSendingEnabled, isWindowClosed } from '../conversations/index.ts';
import { hadTakeover, type LockedConversation } from './agent-runs.repository.ts';

/**
 * Why nothing may go out now. SUPPRESSED: nobody may write to them. SUPERSEDED: somebody else does, or something newer is there. FAILED: a
 * person can.
 */
export interface SendBlocker {
  readonly outcome: 'SUPPRESSED' | 'SUPERSEDED' | 'FAILED';
  readonly words: string;
}

interface RunProgress {
  readonly hasHandedOff?: boolean;
  /** When it began to. */
  readonly since?: Date;
}

/** Asked before each step of a turn: by a number that is out of service nothing need be thought of, for nothing of it would go out. */
export async function findRunBlocker(
  tx: Tx,
  conversation: LockedConversation,
  speaking: RunProgress = {},
): Promise<SendBlocker | null> {
  return (await findAgentBlocker(tx, conversation, speaking)) ?? findNumberBlocker(conversation);
}

export function findNumberBlocker({ numberOut }: LockedConversation): SendBlocker | null {
  if (numberOut === null) return null;
  return { outcome: 'SUPPRESSED', words: `The number ${numberOut} is not in service: nothing goes out by it.` };
}

/** Asked before each step, with the conversation held: by the kill switch, by STOP, by a takeover that came meanwhile. */
export async function findAgentBlocker(
  tx: Tx,
  conversation: LockedConversation,
  { hasHandedOff = false, since }: RunProgress = {},
): Promise<SendBlocker | null> {
  const nobody = await findSendBlocker(tx, conversation);
  if (nobody) return nobody;
  if (!(conversation.mode === 'AGENT' || (hasHandedOff && conversation.mode === 'PAUSED')))
    return { outcome: 'SUPERSEDED', words: 'A person answers this conversation.' };
  return since ? findInterruption(tx, conversation.id, since) : null;
}

/** What was thought of before a person spoke is not said after them, also where they have handed back by then. */
export const findInterruption = async (tx: Tx, conversationId: string, since: Date): Promise<SendBlocker | null> =>
  (await hadTakeover(tx, conversationId, since))
    ? { outcome: 'SUPERSEDED', words: 'A person has taken over meanwhile.' }
    : null;

/** The same for whatever a member writes. */
export async function findSendBlocker(tx: Tx, conversation: LockedConversation): Promise<SendBlocker | null> {
  if (!(await isSendingEnabled(tx)))
    return { outcome: 'SUPPRESSED', words: 'The workspace is paused: nothing goes out.' };
  if (conversation.optedOut) return { outcome: 'SUPPRESSED', words: 'The contact asked to hear nothing more.' };
  if (conversation.blocked) return { outcome: 'SUPPRESSED', words: 'The contact is blocked.' };
  return null;
}

/** Whoever wrote more than a day ago is reached by a template alone, and a person chooses it. Whoever never wrote is greeted. */
export const findWindowBlocker = (conversation: LockedConversation, now: Date): SendBlocker | null =>
  conversation.lastInboundAt !== null && isWindowClosed(conversation, now) ? WINDOW_CLOSED : null;

const WINDOW_CLOSED: SendBlocker = {
  outcome: 'FAILED',
  words: `They wrote more than ${LIMITS.replyWindowHours} hours ago: WhatsApp lets only a template go out.`,
};
