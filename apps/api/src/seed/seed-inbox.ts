import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/tenant-db.ts';
import { recordUnansweredQuestions } from '../modules/agent/knowledge/index.ts';
import type { ConversationRows } from './seed-conversations.ts';

export interface InboxTexts {
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  /** Questions that the agent could not answer. */
  readonly questions: readonly string[];
  /** Messages of a conversation that a member took over. */
  readonly human: { readonly contact: string; readonly member: string };
}

interface InboxSeedInput {
  readonly rows: ConversationRows;
  readonly texts: InboxTexts;
  readonly workspaceId: string;
  /** Members who can be the assignee of a conversation, at least two. */
  readonly memberIds: readonly string[];
  readonly now: Date;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Returns the contacts with tags, and the conversations with their statuses and assignees. */
export function withInboxWork({ rows, texts, memberIds, now }: InboxSeedInput): ConversationRows {
  const contacts = rows.contacts.map((contact, nth) => ({ ...contact, tags: tagsOf(texts.tags, nth) }));
  const conversations = rows.conversations.map((conversation, nth) => ({
    ...conversation,
    ...statusOf(conversation, { nth, memberIds, now }),
  }));
  return { ...rows, contacts, conversations };
}

const tagsOf = (tags: readonly string[], nth: number): string[] => {
  if (nth % 3 === 2) return [];
  const [first, second] = [tags[nth % tags.length], tags[(nth * 7 + 3) % tags.length]];
  return [...new Set([first, ...(nth % 4 === 0 ? [second] : [])])].filter((tag) => tag !== undefined);
};

interface StatusInput {
  readonly nth: number;
  readonly memberIds: readonly string[];
  readonly now: Date;
}

/** Conversations that are older than four days are resolved. Of the others, some are snoozed or assigned. */
function statusOf(
  { lastMessageAt }: Prisma.ConversationCreateManyInput,
  { nth, memberIds, now }: StatusInput,
): Partial<Prisma.ConversationCreateManyInput> {
  const last = new Date(lastMessageAt);
  const assigneeId = memberIds[Math.floor(nth / 3) % memberIds.length] ?? null;
  if (now.getTime() - last.getTime() > 4 * DAY) {
    const statusChangedAt = new Date(last.getTime() + 30 * MINUTE);
    return { status: 'RESOLVED', statusChangedAt, statusChangedById: assigneeId };
  }
  if (nth % 5 === 4) return { status: 'SNOOZED', snoozedUntil: new Date(now.getTime() + 2 * DAY), assigneeId };
  return nth % 3 === 0 ? { assigneeId } : {};
}

/**
 * Creates notes, questions that the agent could not answer, agent episodes with ratings and reviews, and a conversation
 * that a member took over. The conversations must exist.
 */
export async function seedInboxWork(tx: Tx, input: InboxSeedInput): Promise<void> {
  const { rows, texts, workspaceId, memberIds, now } = input;
  const latest = rows.conversations.toSorted((a, b) => timeOf(b) - timeOf(a));
  await tx.conversationNote.createMany({
    data: texts.notes.map((text, nth) => ({
      workspaceId,
      conversationId: latest[nth * 2]?.id as string,
      memberId: memberIds[nth % memberIds.length] as string,
      text,
      createdAt: new Date(timeOf(latest[nth * 2]) + 10 * MINUTE),
    })),
  });
  for (const [nth, question] of texts.questions.entries()) {
    const asked = latest[nth * 3 + 1];
    const order = { workspaceId, questions: [question], language: 'en', at: new Date(timeOf(asked)) };
    await recordUnansweredQuestions(tx, { ...order, in: { conversationId: asked?.id as string } });
  }
  await seedEpisodes(tx, { rows, workspaceId });
  await takeOver(tx, { conversation: latest[1], texts, workspaceId, memberId: memberIds[0] as string, now });
}

const timeOf = (one: Prisma.ConversationCreateManyInput | undefined): number =>
  new Date(one?.lastMessageAt ?? 0).getTime();

/** Outcomes of the episodes. The list is repeated until each episode has an outcome. */
const OUTCOMES = ['ANSWERED', 'BOOKED', 'ANSWERED', 'HANDED_OFF', 'ANSWERED', 'BOOKED', 'ABANDONED'] as const;
/** Scores of the ratings, repeated in the same way. Null if the contact did not answer. */
const SCORES = [5, 4, null, 5, 3, 5, null, 5, 2];

/** Creates an episode of the agent for each conversation with a reply, and a rating for every second one. */
async function seedEpisodes(tx: Tx, { rows, workspaceId }: Pick<InboxSeedInput, 'rows' | 'workspaceId'>) {
  const replied = rows.conversations.filter(({ id }) =>
    rows.messages.some(({ conversationId, author }) => conversationId === id && author === 'AGENT'),
  );
  const episodes = replied.map((conversation, nth) => {
    const [startedAt, lastAt] = [new Date(conversation.createdAt as Date), new Date(conversation.lastMessageAt)];
    const outcome = OUTCOMES[nth % OUTCOMES.length] ?? 'ANSWERED';
    return {
      workspaceId,
      id: uuidv7({ msecs: startedAt.getTime() }),
      conversationId: conversation.id as string,
      number: 1,
      language: 'en',
      startedAt,
      lastAt,
      endedAt: lastAt,
      outcome,
      handoffCode: outcome === 'HANDED_OFF' ? 'REQUESTED' : null,
      replyCount: 1 + (nth % 3),
      answeredCount: nth % 2,
      responseMs: [900 + (nth % 7) * 250],
      costUsd: 0.004,
    };
  });
  await tx.agentEpisode.createMany({ data: episodes });
  await tx.review.createMany({ data: reviewsOf(episodes) });
  const rated = episodes.filter((_, nth) => nth % 2 === 0);
  await tx.rating.createMany({
    data: rated.map(({ id: episodeId, conversationId, lastAt }, nth) => {
      const score = SCORES[nth % SCORES.length] ?? null;
      const ratedAt = score === null ? null : new Date(lastAt.getTime() + 5 * MINUTE);
      return { workspaceId, conversationId, episodeId, askedAt: lastAt, score, ratedAt };
    }),
  });
}

interface HandedOffEpisode {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly handoffCode: string | null;
  readonly lastAt: Date;
}

/** Returns an open review for each episode in which the agent handed off. */
const reviewsOf = (episodes: readonly HandedOffEpisode[]): Prisma.ReviewCreateManyInput[] =>
  episodes
    .filter(({ handoffCode }) => handoffCode)
    .map(({ workspaceId, conversationId, lastAt }) => {
      const conversation = { conversationId, openConversationId: conversationId };
      return { workspaceId, ...conversation, reasons: ['HANDOFF'], createdAt: lastAt };
    });

interface TakeoverInput extends Pick<InboxSeedInput, 'texts' | 'workspaceId' | 'now'> {
  readonly conversation: Prisma.ConversationCreateManyInput | undefined;
  readonly memberId: string;
}

/** Adds the messages of a contact who asked for a person and of the member who took over, and opens the takeover. */
async function takeOver(tx: Tx, { conversation, texts, workspaceId, memberId, now }: TakeoverInput): Promise<void> {
  if (!conversation) return;
  const conversationId = conversation.id as string;
  const [askedAt, repliedAt] = [new Date(now.getTime() - 25 * MINUTE), new Date(now.getTime() - 21 * MINUTE)];
  const of = { workspaceId, conversationId };
  const contact = {
    direction: 'IN',
    author: 'CONTACT',
    status: 'RECEIVED',
    body: texts.human.contact,
    sentAt: askedAt,
  };
  const member = { direction: 'OUT', author: 'MEMBER', status: 'READ', body: texts.human.member, sentAt: repliedAt };
  await tx.message.createMany({
    data: [
      { ...of, ...contact },
      { ...of, ...member, memberId },
    ],
  });
  await tx.agentHandoff.create({ data: { ...of, code: 'REQUESTED', at: askedAt } });
  const held = { openConversationId: conversationId, memberId, startedAt: repliedAt, activeAt: repliedAt };
  await tx.takeover.create({ data: { ...of, id: uuidv7(), ...held } });
  const mode = { mode: 'HUMAN', heldById: memberId, assigneeId: memberId, status: 'OPEN', snoozedUntil: null };
  const times = { lastInboundAt: askedAt, lastMessageAt: repliedAt };
  await tx.conversation.updateMany({ where: { id: conversationId }, data: { ...mode, ...times } });
}
