import { askForRating, choiceListLabel, type RatingQuestion, readState } from '@frontdesk/agent/engine';
import { type ContactWindow, messageChoices, nextContactTime } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { zonesOfNumber } from '../../campaigns/outreach-limits/index.ts';
import { hasInteractiveMessages } from '../../messaging/phone-configs/index.ts';
import { checkRolloutOf } from '../configuration/index.ts';
import { queueSample } from '../reviews/index.ts';
import {
  activeRun,
  addMessage,
  findRunBlocker,
  findWindowBlocker,
  type LockedConversation,
  lockConversation,
  memoryOf,
  storeMemory,
} from '../runs/index.ts';
import { type DueRating, findDueRatings } from './due-ratings.ts';

interface Asking {
  readonly due: DueRating;
  /** Hours of the contact's day in which the agent may start a conversation. */
  readonly window: ContactWindow;
}

/**
 * Asks the contact to rate an episode, unless something currently prevents the request. The message, the rating without
 * a score, and the agent state that expects a score are stored in one transaction, so the contact is asked about each
 * episode only once.
 */
export async function askContact(tx: Tx, by: EventContext, { due, window }: Asking): Promise<void> {
  const now = by.services.clock();
  const { conversationId, episodeId } = due;
  const conversation = await lockConversation(tx, conversationId);
  const [current] = await findDueRatings(tx, { now, take: 1, episodeId });
  if (!conversation || !current || (await isPrevented(tx, { conversation, now }))) return;
  const zones = await zonesOfNumber(due.phone);
  if (nextContactTime(window, { zones, fallback: due.timezone }, now) > now) return;
  const remembered = await memoryOf(tx, conversationId);
  const state = readState(remembered?.state, { graphVersionId: '', now: now.toISOString(), language: 'en' });
  const id = uuidv7();
  const question = askForRating(state, { id, now: now.toISOString(), isOver: current.isOver });
  if (!question || state.episode.no !== current.number) return;
  await store(tx, by, { id, question, due: current, conversation });
}

interface Check {
  readonly conversation: LockedConversation;
  readonly now: Date;
}

const isPrevented = async (tx: Tx, { conversation, now }: Check): Promise<boolean> =>
  ((await findRunBlocker(tx, conversation)) ??
    findWindowBlocker(conversation, now) ??
    (await activeRun(tx, conversation.id))) !== null;

interface Question {
  readonly id: string;
  readonly question: RatingQuestion;
  readonly due: DueRating;
  readonly conversation: LockedConversation;
}

async function store(tx: Tx, by: EventContext, { id, question, due, conversation }: Question): Promise<void> {
  const [messageId, workspaceId, now] = [uuidv7(), by.workspace.id, by.services.clock()];
  const { conversationId, episodeId } = due;
  const { text: body, state } = question;
  const options = messageChoices({ body, listLabel: choiceListLabel(state.language), options: question.choices });
  const choices = options && (await hasInteractiveMessages(tx, conversation.phoneConfigId)) ? options : null;
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED', clientId: id };
  await tx.rating.create({ data: { workspaceId, id, conversationId, episodeId, askedAt: now } });
  await addMessage(tx, { workspaceId, id: messageId, conversationId, ...kind, body, choices, sentAt: now });
  await storeMemory(tx, { workspaceId, conversationId, state, now });
  if (due.isOver) await endEpisode(tx, workspaceId, due, now);
  await recordEvent(
    tx,
    by,
    { name: 'message.sent', subject: { type: 'Message', id: messageId }, after: { conversationId } },
    { topic: 'message', workspaceId, id: messageId, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  );
  await enqueueSend(tx, { workspaceId, messageId });
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function endEpisode(tx: Tx, workspaceId: string, due: DueRating, now: Date): Promise<void> {
  const { episodeId, conversationId, versionId } = due;
  const ended = { outcome: 'ABANDONED', endedAt: now };
  const { count } = await tx.agentEpisode.updateMany({ where: { id: episodeId, outcome: null }, data: ended });
  if (count > 0) await queueSample(tx, { workspaceId, conversationId, episodeIds: [episodeId], now });
  await checkRolloutOf(tx, workspaceId, { versionId });
}
