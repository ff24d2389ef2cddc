import { choiceListLabel, type Dict, type Json, type Outcome, textOf, withUnseenReply } from '@frontdesk/agent/engine';
import { type LeadStatus, type MessageChoices, messageChoices, normalizeEmail } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import { findRow, updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { type LeadRow, recordLead, transitionLead } from '../../../leads/leads/index.ts';
import type { OutboundTemplate } from '../../../messaging/conversations/index.ts';
import { hasInteractiveMessages } from '../../../messaging/phone-configs/index.ts';
import { storeAgentForm } from '../../../messaging/surfaces/index.ts';
import { ingestLeadAnswers } from '../../../world-model/entities/index.ts';
import { type CitedPassage, storeAnswerSources } from '../../answer-sources/index.ts';
import { recordUnansweredQuestions } from '../../knowledge/index.ts';
import { agentActor, type ClaimedRun, finishRun, isLastStep, type OpenRun, type RunState } from '../active-run.ts';
import {
  addMessage,
  leadOf,
  type MessageRow,
  newestInbound,
  type RunRow,
  storeMemory,
} from '../agent-runs.repository.ts';
import { recordEpisode } from '../episodes.ts';
import { greetingTemplate } from '../greeting.ts';
import { handOffToHuman } from '../hand-off.ts';
import { storeRating } from '../ratings.ts';
import { formsOf, replyWith } from '../reply-forms.ts';

/**
 * Stores the engine's memory and enqueues the reply as an outbound message. If the reply is outdated or empty, ends the
 * run without a message.
 */
export async function storeReply(
  tx: Tx,
  services: Services,
  { work, turn }: { work: ClaimedRun; turn: OpenRun },
): Promise<void> {
  const by = agentActor(services, work);
  const newest = await newestInbound(tx, work.conversationId);
  if (await isSuperseded(tx, turn, newest)) {
    const words = 'The contact wrote again before the reply was sent.';
    return finishRun(tx, by, turn.row, { outcome: 'SUPERSEDED', words, plan: turn.plan });
  }
  const { workspaceId, conversationId } = work;
  const now = services.clock();
  const greeting = await greetingTemplate(tx, turn.row, { newest, now });
  const { memory } = turn.plan;
  const state = greeting ? withUnseenReply(memory) : memory;
  const result = turn.plan.replies.length > 0 ? 'REPLIED' : 'QUIET';
  const code = turn.plan.handOff?.code ?? null;
  // The episode must be recorded before a handoff in the effects of the reply, because the handoff belongs to that
  // episode.
  await Promise.all([
    storeMemory(tx, { workspaceId, conversationId, state, now }),
    recordEpisode(tx, { run: turn.row, plan: turn.plan, result, code, now }),
    applyReplyEffects(tx, services, { work, plan: turn.plan }),
    storeRating(tx, by, { conversationId, plan: turn.plan }),
  ]);
  const forms = greeting ? [] : await formsOf(tx, services, turn.plan);
  const reply = replyWith(turn.plan.replies, forms);
  if (!reply) return finishRun(tx, by, turn.row, { outcome: 'QUIET' });
  const sources = turn.plan.sources ?? [];
  const choices = await choicesOf(tx, turn, reply);
  const messageId = await enqueueReply(tx, services, {
    work,
    reply: greeting ?? { body: reply, template: null, sources, choices },
  });
  const { contactId } = turn.conversation;
  // oxlint-disable-next-line no-await-in-loop -- a reply sends one form, rarely several.
  for (const form of forms)
    await storeAgentForm(tx, by, form, { contactId, conversationId, messageId, sender: 'AGENT' });
}

/**
 * Returns whether a newer message of the contact makes the reply outdated. Two consecutive runs are never both
 * superseded, so that a contact who keeps writing gets a reply.
 */
async function isSuperseded(tx: Tx, { row, plan }: OpenRun, newest: MessageRow | null): Promise<boolean> {
  if (isLastStep(plan)) return false;
  if (!newest || newest.id === row.answersId) return false;
  const { conversationId } = row;
  const ended = { conversationId, step: 'DONE' };
  const before = await findRow<RunRow>(tx, 'AgentRun', ended, { newest: ['startedAt', 'id'] });
  return before?.outcome !== 'SUPERSEDED';
}

/**
 * Returns the options of the reply. Returns null if the reply has none, or if the phone number cannot send interactive
 * messages.
 */
async function choicesOf(tx: Tx, { plan, conversation }: OpenRun, body: string): Promise<MessageChoices | null> {
  const listLabel = choiceListLabel(plan.memory.language);
  const choices = messageChoices({ body, listLabel, options: plan.choices ?? [] });
  return choices && (await hasInteractiveMessages(tx, conversation.phoneConfigId)) ? choices : null;
}

interface Reply {
  readonly body: string;
  /** Passages that support the facts in the reply. Omitted for a template. */
  readonly sources?: readonly CitedPassage[];
  /** Options that the contact can choose from. Omitted for a template. */
  readonly choices?: MessageChoices | null;
  readonly template: OutboundTemplate | null;
}

/** Stores the reply and enqueues it. Returns the id of the message. */
async function enqueueReply(
  tx: Tx,
  services: Services,
  { work, reply: { sources = [], ...reply } }: { work: ClaimedRun; reply: Reply },
): Promise<string> {
  const { workspaceId, conversationId, id: turnId } = work;
  const id = uuidv7();
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED' };
  const now = services.clock();
  const sending = { step: 'SEND', reply: reply.body, messageId: id, leaseUntil: null };
  // Sending the statements together saves round trips. They run in this order.
  await Promise.all([
    addMessage(tx, { workspaceId, id, conversationId, ...kind, ...reply, sentAt: now }),
    storeAnswerSources(tx, { workspaceId, passages: sources, at: now, in: { messageId: id } }),
    updateRow<RunRow>(tx, 'AgentRun', turnId, sending),
    recordEvent(
      tx,
      agentActor(services, work),
      { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId } },
      { topic: 'message', workspaceId, id, conversationId },
      { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
    ),
    enqueueSend(tx, { workspaceId, messageId: id }),
  ]);
  return id;
}

const STATUS_AFTER: Readonly<Partial<Record<Outcome, LeadStatus>>> = {
  QUALIFIED: 'QUALIFIED',
  UNQUALIFIED: 'UNQUALIFIED',
};

async function applyReplyEffects(
  tx: Tx,
  services: Services,
  { work, plan }: { work: ClaimedRun; plan: RunState },
): Promise<void> {
  const status = plan.outcome ? STATUS_AFTER[plan.outcome] : undefined;
  const by = agentActor(services, work);
  const lead = await leadOf(tx, work.conversationId);
  if (status) await transitionLead(tx, by, lead, { status, from: ['NEW', 'CONTACTED'] });
  else if (plan.replies.length > 0) await transitionLead(tx, by, lead, { status: 'CONTACTED', from: ['NEW'] });
  if (lead) await saveAnswers(tx, by, { lead, answers: plan.saved, key: work.id });
  await recordUnansweredQuestions(tx, {
    workspaceId: work.workspaceId,
    questions: plan.unanswered ?? [],
    language: plan.memory.language,
    at: services.clock(),
    in: { conversationId: work.conversationId },
  });
  if (plan.handOff === null) return;
  await handOffToHuman(tx, by, { conversationId: work.conversationId, ...plan.handOff });
}

interface AnswersToSave {
  readonly lead: LeadRow;
  readonly answers: Dict<Json>;
  /** Key of the run, which ensures that the world model stores each answer only once. */
  readonly key: string;
}

/** Stores answers on the lead. An answer that is an email address also becomes the lead's email address. */
export async function saveAnswers(tx: Tx, by: EventContext, { lead, answers, key }: AnswersToSave): Promise<void> {
  const given = Object.fromEntries(Object.entries(answers).map(([slot, value]) => [slot, textOf(value)]));
  if (Object.keys(given).length === 0) return;
  const email = Object.values(given).map(normalizeEmail).find(Boolean) ?? lead.email;
  const all = { ...(lead.answers as object), ...given };
  await tx.lead.updateMany({ where: { id: lead.id }, data: { answers: all, email } });
  await ingestLeadAnswers(tx, by, { lead, key, answers: given });
  // The audit log contains only the questions, because the answers are personal data that must be deletable.
  await recordLead(tx, by, { id: lead.id, after: { answers: Object.keys(given).join(', ') } });
}
