import { SAFETY_LIMITS, type SafetyOutcome, strongestOutcome } from '@frontdesk/domain';
import { matchConcepts } from '@frontdesk/domain/safety-matching';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { type MatchLocation, outcomeOf, type SafetyMatch } from '../matches.ts';
import { watchedConcepts } from '../safety.repository.ts';
import type { SafetyFinding } from '../second-opinion.ts';
import { notifyMembers } from './notify-members.ts';
import { recordTrigger } from './record-trigger.ts';

interface EvaluatedPlace {
  readonly place: MatchLocation;
  /** Members who have taken over, notified in addition to those who manage safety. */
  readonly inHandOf: readonly (string | null)[];
}

interface EvaluatedText extends EvaluatedPlace {
  readonly text: string;
  /** Earlier texts of the contact, latest first. Loaded only for concepts that require repetition. */
  readonly earlier: (count: number) => Promise<readonly string[]>;
}

/** The strongest requested outcome. */
export interface EvaluationResult {
  readonly outcome: SafetyOutcome;
  /** Names of the matching concepts, for members. */
  readonly concepts: string;
  /** Reply to the contact. Empty: none. */
  readonly sentence: string;
  readonly instructions: readonly string[];
}

/**
 * AM-36: evaluates a text against the concepts. Records and announces matches once, in the caller's transaction; the
 * caller applies the outcome. Null when there is nothing to do.
 */
export const evaluateMessage = async (
  tx: Tx,
  by: EventContext,
  evaluated: EvaluatedText,
): Promise<EvaluationResult | null> => storeMatches(tx, by, evaluated, await findMatches(tx, evaluated));

/**
 * Same for the model's second opinion. Concepts that the phrases found in this text already are not recorded or
 * announced again, so the result can only add matches.
 */
export async function evaluateFindings(
  tx: Tx,
  by: EventContext,
  evaluated: EvaluatedPlace,
  findings: readonly SafetyFinding[],
): Promise<EvaluationResult | null> {
  const concepts = await watchedConcepts(tx);
  const found = findings.flatMap(({ category, confidence }) =>
    concepts
      .filter((concept) => concept.category === category && concept.times === 1)
      .map((concept) => ({ concept, phrase: '', confidence })),
  );
  return storeMatches(tx, by, evaluated, found);
}

async function storeMatches(
  tx: Tx,
  by: EventContext,
  evaluated: EvaluatedPlace,
  found: readonly SafetyMatch[],
): Promise<EvaluationResult | null> {
  const stored: SafetyMatch[] = [];
  for (const one of found) if (await recordTrigger(tx, by, evaluated.place, one)) stored.push(one);
  const outcome = strongestOutcome(stored.map(outcomeOf));
  if (outcome === null) return null;
  if (outcome !== 'NOTE') await notifyMembers(tx, by, { ...evaluated, found: stored });
  return { outcome, ...requestedAction(stored, outcome) };
}

async function findMatches(tx: Tx, { text, earlier }: EvaluatedText): Promise<SafetyMatch[]> {
  const concepts = await watchedConcepts(tx);
  if (concepts.length === 0) return [];
  const again = concepts.some(({ times }) => times > 1);
  const found = matchConcepts(concepts, text, again ? await earlier(SAFETY_LIMITS.windowMax) : []);
  return found.map((match) => ({ ...match, confidence: null }));
}

function requestedAction(found: readonly SafetyMatch[], outcome: SafetyOutcome) {
  const strongest = found.filter((one) => outcomeOf(one) === outcome);
  const names = strongest.map(({ concept }) => concept.name).join(', ');
  const sentence = strongest.map(({ concept }) => concept.rule?.sentence ?? '').find(Boolean) ?? '';
  const instructions = found.map(({ concept }) => concept.rule?.instruction ?? '').filter(Boolean);
  return { concepts: names, sentence, instructions };
}
