import { type HandoffCode, LIMITS, SUPPRESSION_REASON_TITLES } from '@frontdesk/domain';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { findNumberRefusal } from '../../campaigns/outreach-limits/index.ts';
import { isSendingEnabled, isWindowClosed, readSendingState } from '../../messaging/conversations/index.ts';
import type { RunState } from './active-run.ts';
import { hadTakeover, type LockedConversation, type MessageRow, type RunRow } from './agent-runs.repository.ts';

/**
 * Reason why nothing can be sent now. SUPPRESSED: sending to the contact is not allowed or not possible. SUPERSEDED: a
 * member has replied, or the reply is outdated. FAILED: the conversation is handed off to a human.
 */
export type SendBlocker =
  | { readonly outcome: 'SUPPRESSED' | 'SUPERSEDED'; readonly words: string }
  | { readonly outcome: 'FAILED'; readonly code: HandoffCode; readonly words: string };

interface RunProgress {
  /**
   * Time the run started or its reply was stored. A takeover after this time blocks the run. If omitted, only an active
   * takeover blocks the run.
   */
  readonly since?: Date;
}

/**
 * Returns why a run must stop before its next step, or null if the run can continue. If the phone number is inactive,
 * no reply is generated, because the reply could not be sent.
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
 * Returns why the agent must not reply (a paused workspace, an opt-out, a block or a takeover), or null if the agent
 * can reply. The calling code must hold the lock on the conversation.
 */
export async function findAgentBlocker(
  tx: Tx,
  conversation: LockedConversation,
  { since }: RunProgress = {},
): Promise<SendBlocker | null> {
  return agentBlockerOf(conversation, await readSendingState(tx, { conversationId: conversation.id, since }));
}

function agentBlockerOf(
  conversation: LockedConversation,
  { isSendingEnabled: isEnabled, hasTakeover }: Awaited<ReturnType<typeof readSendingState>>,
  hasHandedOff = false,
): SendBlocker | null {
  const blocker = sendBlockerOf(conversation, isEnabled);
  if (blocker) return blocker;
  if (!(conversation.mode === 'AGENT' || (hasHandedOff && conversation.mode === 'PAUSED')))
    return { outcome: 'SUPERSEDED', words: 'A member answers this conversation.' };
  return hasTakeover ? TAKEN_OVER : null;
}

/**
 * Returns a blocker if a member took over after `since`, otherwise null. A reply generated before a takeover is not
 * sent, even after the takeover has ended.
 */
export const findInterruption = async (tx: Tx, conversationId: string, since: Date): Promise<SendBlocker | null> =>
  (await hadTakeover(tx, conversationId, since)) ? TAKEN_OVER : null;

const TAKEN_OVER = { outcome: 'SUPERSEDED', words: 'A member has taken over.' } as const;

const findSendBlocker = async (tx: Tx, conversation: LockedConversation): Promise<SendBlocker | null> =>
  sendBlockerOf(conversation, await isSendingEnabled(tx));

/**
 * Returns why neither the agent nor a member can send a message (a paused workspace, an opt-out or a block), or null if
 * messages can be sent.
 */
function sendBlockerOf(conversation: LockedConversation, isEnabled: boolean): SendBlocker | null {
  if (!isEnabled) return { outcome: 'SUPPRESSED', words: 'The workspace is paused.' };
  if (conversation.optedOut) return { outcome: 'SUPPRESSED', words: 'The contact opted out.' };
  if (conversation.blocked) return { outcome: 'SUPPRESSED', words: 'The contact is blocked.' };
  return null;
}

/**
 * Returns a blocker for free text if the contact has not written within the last 24 hours, in which case only a
 * template can be sent. Otherwise returns null.
 */
export function findWindowBlocker(conversation: LockedConversation, now: Date): SendBlocker | null {
  if (!isWindowClosed(conversation, now)) return null;
  const words = conversation.lastInboundAt === null ? NEVER_WROTE : WROTE_EARLIER;
  return { outcome: 'FAILED', code: 'OUTSIDE_WINDOW', words };
}

const NEVER_WROTE = 'The contact has never written. Only a template can be sent.';
const WROTE_EARLIER = `The last message is older than ${LIMITS.replyWindowHours} hours. Only a template can be sent.`;

/**
 * Returns why a message must not be sent, or null if it can be sent. A message of the agent is sent only while the
 * agent can reply. Messages of handoffs and safety rules are exempt.
 */
export async function findMessageBlocker(
  tx: Tx,
  conversation: LockedConversation,
  message: MessageRow,
  now: Date,
): Promise<SendBlocker | null> {
  // The confirmation of an opt-out is sent despite the opt-out, even if a member has taken over.
  if (message.id === conversation.confirmationId) return findSendBlocker(tx, { ...conversation, optedOut: false });
  if (message.author !== 'AGENT') return findSendBlocker(tx, conversation);
  const [turn, state] = await Promise.all([
    findRow<RunRow>(tx, 'AgentRun', { messageId: message.id }),
    readSendingState(tx, { conversationId: conversation.id, since: message.sentAt }),
  ]);
  const plan = (turn?.state ?? null) as unknown as RunState | null;
  const handsOff = turn === null || plan?.handOff != null;
  const blocker = agentBlockerOf(conversation, state, handsOff) ?? (await findGreetingBlocker(tx, conversation));
  return blocker ?? (message.templateId === null ? findWindowBlocker(conversation, now) : null);
}

/**
 * Returns a blocker for a greeting if the contact has never written and the workspace does not allow the country or
 * type of the phone number. Otherwise returns null.
 */
async function findGreetingBlocker(tx: Tx, { phone, lastInboundAt }: LockedConversation): Promise<SendBlocker | null> {
  if (lastInboundAt !== null) return null;
  const refusal = await findNumberRefusal(tx, phone);
  return refusal && { outcome: 'SUPPRESSED', words: SUPPRESSION_REASON_TITLES[refusal] };
}
