import { type EngineState, readState } from '@frontdesk/agent/engine';
import { isKeywordEffective, isTemplateButtonId, matchOptOutKeyword } from '@frontdesk/domain';
import type { AgentMemory } from '../../../db/generated/client.ts';
import { findRows } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { AgentRunOrder, AgentRunTrigger } from '../../../events/outbox.ts';
import { readOptOutKeywords } from '../../messaging/messaging-settings/index.ts';
import type { UnreadForm } from '../../messaging/surfaces/index.ts';
import { type LockedConversation, type MessageRow, type RunRow, withAttachmentTexts } from './agent-runs.repository.ts';
import { hasOpenMatter } from './open-matter.ts';
import { findPendingInput, type HandBack } from './pending-input.ts';

export interface RunStart {
  readonly conversation: LockedConversation;
  readonly order: AgentRunOrder;
  readonly now: Date;
  /** Latest run of the conversation. Null if there is none. */
  readonly last: RunRow | null;
  /** Latest message of the contact. Null if the contact has not written. */
  readonly newest: MessageRow | null;
  /** Engine state after the last run, with the linked lead. Null if none is stored. */
  readonly remembered: AgentMemory | null;
}

export interface RunCause {
  readonly trigger: AgentRunTrigger;
  readonly memory: EngineState;
  readonly leadId: string | null;
  /**
   * Latest ended takeover that no run has processed. Its notes are used regardless of the trigger. Null if there is
   * none.
   */
  readonly takeover: HandBack | null;
  readonly newest: MessageRow | null;
  /** Messages of the contact that need a reply, oldest first. */
  readonly unanswered: readonly MessageRow[];
  /** Completed forms whose answers no run has received yet. */
  readonly forms: readonly UnreadForm[];
  readonly greets: boolean;
  /** True if a known contact submitted the lead form again. */
  readonly isReturning: boolean;
}

/** Returns what a new run must handle: messages, a takeover, forms or a lead. Returns null if no run is needed. */
export async function findRunCause(tx: Tx, start: RunStart): Promise<RunCause | null> {
  const { conversation, order, now, last, newest, remembered } = start;
  const { id: conversationId, contactId, optedOut } = conversation;
  // Nearly every run answers messages, so they are read in the same round trip.
  const [{ takeover, forms }, isOptOut, open] = await Promise.all([
    findPendingInput(tx, conversationId, last),
    newest !== null && !optedOut && wasOptOut(tx, conversation, newest),
    newest ? unansweredMessages(tx, newest) : [],
  ]);
  const trigger = takeover ? 'HAND_BACK' : order.trigger;
  if (trigger === 'HAND_BACK' && !takeover) return null;
  if (trigger === 'FORM' && forms.length === 0) return null;
  if (trigger === 'LEAD' && last && !(await isGreetingDue(tx, contactId, last))) return null;
  const facts = { graphVersionId: '', now: now.toISOString(), language: 'en' };
  const memory = reopenedMemory(readState(remembered?.state, facts), optedOut);
  const isSeen = newest !== null && newest.id === last?.answersId && !(await isDueAfterPause(tx, order, last, newest));
  if (trigger === 'MESSAGE' && (!newest || isSeen)) return null;
  const isDone = async (message: MessageRow) =>
    (trigger === 'LEAD' && isSeen) || (trigger !== 'MESSAGE' && (await isAnswered(tx, message)));
  // If the contact has opted in again, the earlier opt-out message needs no reply.
  const isOpen = newest !== null && !isOptOut && !(await isDone(newest));
  // A contact who has only received campaign messages has no lead and is not greeted.
  const leadId = remembered?.leadId ?? null;
  const greets = trigger === 'LEAD' || (leadId !== null && !(newest || (await hasOutbound(tx, conversationId))));
  const unanswered = isOpen ? open : [];
  return {
    trigger,
    memory,
    leadId,
    takeover,
    newest,
    unanswered,
    forms,
    greets,
    isReturning: trigger === 'LEAD' && last !== null,
  };
}

/** Returns whether the message of the last run still needs a reply after a pause, because that run sent none. */
const isDueAfterPause = async (tx: Tx, { isAfterPause }: AgentRunOrder, last: RunRow, newest: MessageRow) =>
  isAfterPause === true && last.outcome === 'SUPPRESSED' && !(await isAnswered(tx, newest));

/** Returns whether a member started the greeting of one of the contact's leads after the last run had started. */
async function isGreetingDue(tx: Tx, contactId: string, { startedAt }: RunRow): Promise<boolean> {
  const { phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { phone: true } });
  const due = { phone, greetedAt: { gte: startedAt } };
  return (await tx.lead.findFirst({ where: due, select: { id: true } })) !== null;
}

/** Returns whether the message opted the contact out at the time it arrived. */
async function wasOptOut(tx: Tx, { contactId }: LockedConversation, newest: MessageRow): Promise<boolean> {
  const { conversationId, body, sentAt } = newest;
  if (isPress(newest)) return false;
  const match = matchOptOutKeyword(body, await readOptOutKeywords(tx));
  if (match?.kind !== 'STOP') return false;
  return isKeywordEffective(match, await hasOpenMatter(tx, { conversationId, contactId, at: sentAt }));
}

/** Returns whether the contact pressed an option of the agent. A quick reply of a template counts as a text. */
export const isPress = ({ chosenId }: MessageRow): boolean => chosenId !== null && !isTemplateButtonId(chosenId);

/**
 * Resets an interrupted turn in the engine state. Clears the outcome OPTED_OUT if the contact is no longer opted out.
 */
export function reopenedMemory(memory: EngineState, optedOut: boolean): EngineState {
  const phase = memory.phase === 'handed_off' ? memory.phase : 'idle';
  const isReopened = memory.episode.outcome === 'OPTED_OUT' && !optedOut;
  const episode = isReopened ? { ...memory.episode, outcome: null } : memory.episode;
  return { ...memory, phase, turn: null, pending: null, inbox: [], episode };
}

const MOST = 40;

/**
 * Returns the contact's messages without a reply, oldest first, up to `newest`. Considers only the latest `MOST`
 * messages, and no imported ones.
 */
export async function unansweredMessages(tx: Tx, newest: MessageRow): Promise<MessageRow[]> {
  const { conversationId } = newest;
  const inbound = { conversationId, direction: 'IN', importedAt: null };
  const [[before], latest] = await Promise.all([
    tx.sql<{ answersId: string | null; answeredAt: Date | null; repliedAt: Date | null }>`
    select answered.id as "answersId", answered.sent_at as "answeredAt", (
      select sent_at from messages where conversation_id = ${conversationId} and direction = 'OUT' and author = 'MEMBER'
        and sent_at < ${newest.sentAt} order by sent_at desc, id desc limit 1) as "repliedAt"
    from (select) one left join (
      select m.id, m.sent_at from (
        select workspace_id, answers_id from agent_runs where conversation_id = ${conversationId}
          and outcome in ('ANSWERED', 'QUIET') and answers_id is not null order by started_at desc, id desc limit 1
      ) run join messages m on m.workspace_id = run.workspace_id and m.id = run.answers_id
    ) answered on true`,
    findRows<MessageRow>(tx, 'Message', inbound, { newest: ['sentAt', 'id'], take: MOST }),
  ]);
  const since = new Date(Math.max(before?.answeredAt?.getTime() ?? 0, before?.repliedAt?.getTime() ?? 0));
  const isOpen = ({ id, sentAt }: MessageRow) =>
    id !== before?.answersId && id !== newest.id && sentAt >= since && sentAt <= newest.sentAt;
  return withAttachmentTexts(tx, [...latest.filter(isOpen).reverse(), newest]);
}

/**
 * Returns whether a message reached the contact or is being sent. Campaign messages are ignored, as are messages whose
 * delivery was never confirmed and is no longer checked.
 */
const hasOutbound = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), NOT: { status: 'UNCONFIRMED', send: { is: { state: 'DONE' } } } },
    select: { id: true },
  })) !== null;

/**
 * Returns whether an outbound message was stored after `since`, even if its delivery is not confirmed. Campaign
 * messages and suppressed or failed messages are ignored.
 */
export const hasLaterOutbound = async (tx: Tx, conversationId: string, since: Date): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), sentAt: { gt: since } },
    select: { id: true },
  })) !== null;

/**
 * Filter for messages sent in this conversation. Excludes campaign messages and imported messages, which count neither
 * as a greeting nor as a reply.
 */
const sentMessagesOf = (conversationId: string) => ({
  conversationId,
  author: { not: 'CAMPAIGN' },
  importedAt: null,
  direction: 'OUT',
  status: { notIn: ['SUPPRESSED', 'FAILED'] },
});

/**
 * Returns whether the message was answered: a member wrote after the message, or the agent's reply to the message was
 * sent. A reply whose delivery was never confirmed is ignored.
 */
export async function isAnswered(tx: Tx, { id, conversationId, sentAt }: MessageRow): Promise<boolean> {
  const [answer] = await tx.sql<object>`
    select from messages m
    where m.conversation_id = ${conversationId} and m.direction = 'OUT' and m.status not in ('SUPPRESSED', 'FAILED')
      and not (m.status = 'UNCONFIRMED' and exists (
        select from message_dispatches s where s.workspace_id = m.workspace_id and s.id = m.id and s.state = 'DONE'))
      and (m.author = 'MEMBER' and (m.sent_at, m.id) > (${sentAt}::timestamptz, ${id}::uuid)
        or exists (select from agent_runs t
          where t.workspace_id = m.workspace_id and t.message_id = m.id and t.answers_id = ${id}))
    limit 1`;
  return answer !== undefined;
}
