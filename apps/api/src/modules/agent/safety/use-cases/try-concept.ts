import { SAFETY_LIMITS } from '@frontdesk/domain';
import { matchConcepts } from '@frontdesk/domain/safety-matching';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { showsDetails } from '../../../../query-compiler/index.ts';
import { cursorOf, positionIn, type TrialPosition } from '../trial-cursor.ts';
import { normalizePhrases } from './monitor-concepts.ts';

interface TrialInput {
  readonly conceptId: string | null;
  readonly phrases: readonly string[] | null;
  readonly days: number;
  readonly after: string | null;
}

/**
 * Searches one page of the contacts' past messages and utterances, newest first, for the phrases of a monitored
 * concept. Nothing is stored and no one is notified. If the API caller may not view contact details, the search uses
 * redacted texts (AM-36).
 */
export const tryConcept = (ctx: WorkspaceContext, { days, after, ...input }: TrialInput) =>
  ctx.db.read(async (tx) => {
    if (days < 1 || days > SAFETY_LIMITS.trialDays)
      throw badInput(`days must be between 1 and ${SAFETY_LIMITS.trialDays}.`, 'days');
    const position = positionIn(after);
    const concept = {
      phrases: await phrasesToTry(tx, input),
      severity: 'SERIOUS' as const,
      minMatches: 1,
      windowSize: 1,
    };
    const range = rangeFor(ctx, days);
    const total = position?.total ?? (await countPastTexts(tx, range, SAFETY_LIMITS.trialTexts));
    const seenBefore = position?.seen ?? 0;
    const texts = await pastTexts(tx, range, position, Math.min(SAFETY_LIMITS.trialPage, total - seenBefore));
    const isFound = (text: string) => matchConcepts([concept], text, []);
    const matches = texts.flatMap(({ text, at: occurredAt, ...place }) =>
      isFound(text).map(({ phrase }) => {
        const excerpt = excerptOf(text, isFound);
        return { ...place, occurredAt, phrase, excerpt, matchedRange: matchedRange(excerpt, isFound) };
      }),
    );
    const [seen, last] = [seenBefore + texts.length, texts.at(-1)];
    const nextCursor = last && seen < total ? cursorOf({ at: last.at, id: last.id, seen, total }) : null;
    return { scanned: texts.length, total, matches, nextCursor };
  });

function rangeFor({ ability, services }: WorkspaceContext, days: number): PastTextRange {
  return {
    since: new Date(services.clock().getTime() - days * 86_400_000),
    messages: ability.can('read', 'Message'),
    utterances: ability.can('read', 'Call'),
    isMasked: !showsDetails(ability),
  };
}

async function phrasesToTry(tx: Tx, { conceptId, phrases }: Pick<TrialInput, 'conceptId' | 'phrases'>) {
  if ((conceptId === null) === (phrases === null)) throw badInput('Pass either conceptId or phrases.', 'phrases');
  if (phrases !== null) {
    const valid = normalizePhrases(phrases);
    if (!valid) throw badInput('Pass 1 to 100 phrases of at most 300 characters.', 'phrases');
    return valid;
  }
  const concept = await tx.monitorConcept.findFirst({ where: { id: conceptId ?? '' }, select: { phrases: true } });
  if (!concept) throw notFound();
  return concept.phrases;
}

const EXCERPT = 200;

/**
 * Returns an excerpt of at most `EXCERPT` characters: the whole text, the sentence that contains the match, or the
 * beginning of the text.
 */
function excerptOf(text: string, isFound: (part: string) => readonly unknown[]): string {
  const sentence =
    text.length > EXCERPT ? text.split(/(?<=[.!?\n])\s+/u).find((part) => isFound(part).length > 0) : text;
  return (sentence ?? text).slice(0, EXCERPT);
}

/**
 * Returns the range of a short part of the excerpt that matches and consists of whole words. Found by bisection: first
 * the end, then the start. Returns null if the excerpt alone does not match.
 */
function matchedRange(excerpt: string, isFound: (part: string) => readonly unknown[]) {
  const words = [...excerpt.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const part = (first: number, last: number) => excerpt.slice(words[first]?.start, words[last]?.end);
  if (words.length === 0 || isFound(excerpt).length === 0) return null;
  let [low, last] = [-1, words.length - 1];
  if (isFound(part(0, last)).length === 0) return null;
  while (last - low > 1) {
    const middle = Math.floor((low + last) / 2);
    if (isFound(part(0, middle)).length > 0) last = middle;
    else low = middle;
  }
  let [first, high] = [0, last + 1];
  while (high - first > 1) {
    const middle = Math.floor((first + high) / 2);
    if (isFound(part(middle, last)).length > 0) first = middle;
    else high = middle;
  }
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}

interface PastTextRange {
  readonly since: Date;
  /** True if the API caller can read messages. */
  readonly messages: boolean;
  readonly utterances: boolean;
  /** True if phone numbers and email addresses are redacted. */
  readonly isMasked: boolean;
}

interface PastText {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  /** Id of the conversation that contains the message. Null if the text is an utterance in a call. */
  readonly conversationId: string | null;
  /** Id of the call that contains the utterance. Null if the text is a message. */
  readonly callId: string | null;
}

/** Counts the texts of contacts in the range, but stops at `most`. */
async function countPastTexts(tx: Tx, { since, messages, utterances }: PastTextRange, most: number) {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from (
      (select from messages where ${messages}::boolean and direction = 'IN' and sent_at >= ${since} limit ${most})
      union all
      (select from transcript_turns where ${utterances}::boolean and role = 'CONTACT' and at >= ${since} limit ${most})
      limit ${most}) texts`;
  return row?.count ?? 0;
}

/**
 * Returns up to `take` texts that contacts sent in the range before `before`, newest first. If `before` is null, starts
 * with the newest text.
 */
async function pastTexts(
  tx: Tx,
  { since, messages, utterances, isMasked }: PastTextRange,
  before: TrialPosition | null,
  take: number,
): Promise<readonly PastText[]> {
  const [at, id] = [before?.at ?? null, before?.id ?? null];
  return tx.sql<PastText>`
    select id, at, conversation_id as "conversationId", call_id as "callId",
      case when ${isMasked}::boolean then app.mask_text(text) else text end as text
    from (
      (select id, sent_at as at, body as text, conversation_id, null::uuid as call_id from messages
        where ${messages}::boolean and direction = 'IN' and sent_at >= ${since}
          and (${at}::timestamptz is null or (sent_at, id) < (${at}::timestamptz, ${id}::uuid))
        order by sent_at desc, id desc limit ${take})
      union all
      (select id, at, text, null::uuid, call_id from transcript_turns
        where ${utterances}::boolean and role = 'CONTACT' and at >= ${since}
          and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${id}::uuid))
        order by at desc, id desc limit ${take})
    ) texts order by at desc, id desc limit ${take}`;
}
