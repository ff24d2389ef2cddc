import { isTemporaryBlocker, type SequenceBlocker } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import {
  activeRun,
  addMessage,
  findOrCreateContact,
  findOrCreateConversation,
  lockConversation,
  storeReminder,
} from '../../agent/runs/index.ts';
import { numberOfAccount } from '../../messaging/phone-configs/index.ts';
import { type AgentForm, storeAgentForm } from '../../messaging/surfaces/index.ts';
import { findOutreachRefusal, lockOutreach, reserveOutreach } from '../outreach-limits/index.ts';
import { type DueStep, findDueSteps } from './due-steps.ts';
import type { RenderedStep } from './render-step.ts';
import { planStep, type SendingFacts } from './step-blockers.ts';

/**
 * Sends a due step, or stores why the step waits or is skipped. The message and the decision are stored in one
 * transaction, so that each step is sent only once. Does nothing if the step is no longer due.
 */
export async function sendStep(
  tx: Tx,
  by: EventContext,
  { facts, due }: { readonly facts: SendingFacts; readonly due: DueStep },
): Promise<void> {
  const now = by.services.clock();
  // Same lock order as for greetings: outreach, contact, conversation.
  await lockOutreach(tx, by.workspace.id);
  const conversationId = await openConversation(tx, by, due);
  await lockConversation(tx, conversationId);
  const range = { from: new Date(due.dueAt.getTime() - 1), until: now, now, take: 20, only: due };
  const step = (await findDueSteps(tx, range)).find((one) => one.conversationId === conversationId);
  if (!step) return;
  const plan = await planStep(facts, step, now);
  if (plan.blocker) return storeBlocked(tx, by, { step, conversationId, blocker: plan.blocker, at: plan.at });
  const blocker = await reserve(tx, by, { step, conversationId });
  if (blocker) return storeBlocked(tx, by, { step, conversationId, blocker, at: now });
  await store(tx, by, { step, conversationId, ...plan });
}

/**
 * Finds or creates the contact and the conversation. If the step has a template, a new conversation uses the phone
 * number of the template's account.
 */
async function openConversation(tx: Tx, by: EventContext, { phone, name, template }: DueStep): Promise<string> {
  const [workspaceId, now] = [by.workspace.id, by.services.clock()];
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  const phoneConfigId = template && (await numberOfAccount(tx, template));
  const thread = { workspaceId, contactId: contact.id, now, phoneConfigId };
  return (await findOrCreateConversation(tx, thread)).conversation.id;
}

interface SentStep {
  readonly step: DueStep;
  readonly conversationId: string;
}

/**
 * Counts the message toward the outreach limits. Returns why the message has to wait, or null if it can be sent now.
 */
async function reserve(tx: Tx, by: EventContext, { step, conversationId }: SentStep): Promise<SequenceBlocker | null> {
  if (await activeRun(tx, conversationId)) return 'REPLYING';
  const outreach = { kind: 'GREETING', phone: step.phone, isByHand: false, visitor: null } as const;
  if (await findOutreachRefusal(tx, by, outreach)) return 'DAILY_LIMIT';
  await reserveOutreach(tx, by, { ...outreach, leadId: null, callId: null });
  return null;
}

// Retry delays. Sequences run every minute, so a delay of less than a minute means the next run.
const RETRY_MS: Partial<Record<SequenceBlocker, number>> = { REPLYING: 30_000 };
const RETRY_OTHERWISE_MS = 10 * 60_000;

async function storeBlocked(
  tx: Tx,
  by: EventContext,
  { step, conversationId, blocker, at }: SentStep & { readonly blocker: SequenceBlocker; readonly at: Date },
): Promise<void> {
  const now = by.services.clock();
  const later = at > now ? at : new Date(now.getTime() + (RETRY_MS[blocker] ?? RETRY_OTHERWISE_MS));
  const waits = isTemporaryBlocker(blocker) && later < step.expiresAt;
  const decision = { status: waits ? 'WAITING' : 'SKIPPED', blocker, retryAt: waits ? later : null };
  await storeDecision(tx, by, { step, conversationId, decision });
}

async function store(
  tx: Tx,
  by: EventContext,
  {
    step,
    conversationId,
    message: { body, template },
    form,
  }: SentStep & { readonly message: RenderedStep; readonly form: AgentForm | null },
): Promise<void> {
  const [messageId, workspaceId, sentAt] = [uuidv7(), by.workspace.id, by.services.clock()];
  const decision = { status: 'SENT', blocker: null, retryAt: null, messageId, sentAt };
  const id = await storeDecision(tx, by, { step, conversationId, decision });
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED', clientId: id };
  await addMessage(tx, { workspaceId, id: messageId, conversationId, ...kind, body, template, sentAt });
  const { contactId, bookingId } = step;
  if (form && contactId)
    await storeAgentForm(tx, by, form, { contactId, conversationId, messageId, sender: 'SEQUENCE' });
  const after = { conversationId, sequence: step.sequenceName, step: String(step.step) };
  await recordEvent(
    tx,
    by,
    { name: 'message.sent', subject: { type: 'Message', id: messageId }, after },
    { topic: 'message', workspaceId, id: messageId, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  );
  await enqueueSend(tx, { workspaceId, messageId });
  if (bookingId) await storeReminder(tx, { workspaceId, conversationId, bookingId, now: sentAt });
}

interface Decision {
  readonly status: string;
  readonly blocker: SequenceBlocker | null;
  readonly retryAt: Date | null;
  readonly messageId?: string;
  readonly sentAt?: Date;
}

/** Stores the decision about a step, replacing an earlier decision to wait. Returns its id. */
async function storeDecision(
  tx: Tx,
  by: EventContext,
  { step, conversationId, decision }: SentStep & { readonly decision: Decision },
): Promise<string> {
  const workspaceId = by.workspace.id;
  const { sequenceId, step: position, occasion, bookingId, dueAt, expiresAt } = step;
  const key = { workspaceId, sequenceId, occasion, step: position };
  const change = { conversationId, ...decision };
  const { id } = await tx.sequenceMessage.upsert({
    where: { workspaceId_sequenceId_occasion_step: key },
    create: { ...key, id: uuidv7(), bookingId, dueAt, expiresAt, createdAt: by.services.clock(), ...change },
    // After a merge, the contact may have another conversation.
    update: change,
    select: { id: true },
  });
  return id;
}

/**
 * Returns why a message of a sequence must no longer be sent (the sequence was deleted, the booking was rescheduled or
 * canceled, the contact replied to a follow-up, or the agent no longer handles the conversation), or null if it can be
 * sent. `id` is the id of the decision.
 */
export async function findSequenceBlocker(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.sql<{ mode: string; isGone: boolean; isAnswered: boolean }>`
    select c.mode, s.trigger in ('NO_REPLY', 'NO_SHOW', 'NO_BOOKING') and (c.last_inbound_at > q.sent_at
        or exists (select from sequence_messages e join surfaces f on f.workspace_id = e.workspace_id
          and f.message_id = e.message_id and f.submitted_at > q.sent_at
          where e.workspace_id = q.workspace_id and e.sequence_id = q.sequence_id and e.occasion = q.occasion)) as "isAnswered",
      b.id is not null and (b.status <> 'BOOKED'
        or q.occasion <> b.id::text || ' ' || extract(epoch from b.starts_at)::bigint) as "isGone"
    from sequence_messages q join sequences s on s.workspace_id = q.workspace_id and s.id = q.sequence_id
    join conversations c on c.workspace_id = q.workspace_id and c.id = q.conversation_id
    left join bookings b on b.workspace_id = q.workspace_id and b.id = q.booking_id where q.id = ${id}`;
  if (!row) return 'The sequence was deleted.';
  if (row.isGone) return 'The booking was moved or canceled.';
  if (row.isAnswered) return 'The contact answered.';
  return row.mode === 'AGENT' ? null : 'A member answers this conversation.';
}
