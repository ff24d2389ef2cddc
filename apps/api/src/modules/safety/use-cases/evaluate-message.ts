import { matchConcepts, SAFETY_LIMITS, type SafetyOutcome, strongestOutcome } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { type MatchLocation, outcomeOf, type SafetyMatch } from '../matches.ts';
import { watchedConcepts } from '../safety.repository.ts';
import { notifyMembers } from './notify-members.ts';
import { recordTrigger } from './record-trigger.ts';

interface EvaluatedText {
  readonly place: MatchLocation;
  readonly text: string;
  /** What the same contact said before it, the last first: asked for only where something has to come up again. */
  readonly earlier: (count: number) => Promise<readonly string[]>;
  /** Who has it in hand, and is told beside those who look after safety. */
  readonly inHandOf: readonly (string | null)[];
}

/** What has to happen now: the strongest of what the rules ask for. */
interface EvaluationResult {
  readonly outcome: SafetyOutcome;
  /** For people: what was found, by its name. */
  readonly reason: string;
  /** What the contact is told; empty for nothing. */
  readonly sentence: string;
  readonly instructions: readonly string[];
}

/**
 * AM-36: whether what was said now is something that the workspace listens for. What is found is kept, recorded and told in the
 * caller's transaction, once; the caller does what it asks for. Null where there is nothing to do.
 */
export async function evaluateMessage(tx: Tx, by: EventContext, said: EvaluatedText): Promise<EvaluationResult | null> {
  const found = await findMatches(tx, said);
  const stored: SafetyMatch[] = [];
  for (const one of found) if (await recordTrigger(tx, by, said.place, one)) stored.push(one);
  const outcome = strongestOutcome(stored.map(outcomeOf));
  if (outcome === null) return null;
  if (outcome !== 'NOTE') await notifyMembers(tx, by, { ...said, found: stored });
  return { outcome, ...requestedAction(stored, outcome) };
}

async function findMatches(tx: Tx, { text, earlier }: EvaluatedText): Promise<SafetyMatch[]> {
  const concepts = await watchedConcepts(tx);
  if (concepts.length === 0) return [];
  const again = concepts.some(({ times }) => times > 1);
  return matchConcepts(concepts, text, again ? await earlier(SAFETY_LIMITS.windowMax) : []);
}

function requestedAction(found: readonly SafetyMatch[], outcome: SafetyOutcome) {
  const strongest = found.filter((one) => outcomeOf(one) === outcome);
  const names = strongest.map(({ concept }) => concept.name).join(', ');
  const sentence = strongest.map(({ concept }) => concept.rule?.sentence ?? '').find(Boolean) ?? '';
  const instructions = found.map(({ concept }) => concept.rule?.instruction ?? '').filter(Boolean);
  return { reason: `Safety: ${names}.`, sentence, instructions };
}
