import { SAFETY_LIMITS } from '@frontdesk/domain';
import { matchConcepts } from '@frontdesk/domain/safety-matching';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { showsDetails } from '../../../../query-compiler/index.ts';
import { countPastTexts, type PastTextRange, pastTexts } from '../past-texts.ts';
import { cursorOf, positionIn } from '../trial-cursor.ts';
import { normalizePhrases } from './concept-validation.ts';

interface TrialInput {
  readonly conceptId: string | null;
  readonly phrases: readonly string[] | null;
  readonly days: number;
  readonly after: string | null;
}

/**
 * AM-36: matches one page of what contacts wrote and said, newest first, as if every repetition threshold were
 * reached. Nothing is stored or announced. Members with masked contact details search masked texts, so that a phrase
 * cannot probe for a number.
 */
export const tryConcept = (ctx: WorkspaceContext, { days, after, ...input }: TrialInput) =>
  ctx.db.read(async (tx) => {
    if (days < 1 || days > SAFETY_LIMITS.trialDays)
      throw badInput(`days is between 1 and ${SAFETY_LIMITS.trialDays}.`, 'days');
    const position = positionIn(after);
    const concept = { phrases: await phrasesToTry(tx, input), severity: 'SERIOUS' as const, times: 1, windowSize: 1 };
    const range = rangeFor(ctx, days);
    const total = position?.total ?? (await countPastTexts(tx, range, SAFETY_LIMITS.trialTexts));
    const seenBefore = position?.seen ?? 0;
    const texts = await pastTexts(tx, range, position, Math.min(SAFETY_LIMITS.trialPage, total - seenBefore));
    const isFound = (text: string) => matchConcepts([concept], text, []);
    const matches = texts.flatMap(({ text, at: occurredAt, ...place }) =>
      isFound(text).map(({ phrase }) => ({ ...place, occurredAt, phrase, excerpt: excerptOf(text, isFound) })),
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

/** The sentence that matches, or the beginning of the text. */
function excerptOf(text: string, isFound: (part: string) => readonly unknown[]): string {
  const sentence =
    text.length > EXCERPT ? text.split(/(?<=[.!?\n])\s+/u).find((part) => isFound(part).length > 0) : text;
  return (sentence ?? text).slice(0, EXCERPT);
}
