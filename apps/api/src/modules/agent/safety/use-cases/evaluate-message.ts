import { SAFETY_LIMITS, type SafetyOutcome, type SafetySource, strongestOutcome } from '@frontdesk/domain';
import { matchConcepts } from '@frontdesk/domain/safety-matching';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { notify } from '../../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { membersWithPolicy } from '../../../access/members/index.ts';
import { queueReview } from '../../reviews/index.ts';
import { type MatchLocation, outcomeOf, type SafetyMatch } from '../matches.ts';
import { watchedConcepts } from '../safety.repository.ts';
import type { SafetyFinding } from '../second-opinion.ts';

interface EvaluatedPlace {
  readonly place: MatchLocation;
  /**
   * Ids of the assignee and of the member who has taken over the conversation or call. They are notified in addition to
   * the members who manage safety.
   */
  readonly inHandOf: readonly (string | null)[];
}

interface EvaluatedText extends EvaluatedPlace {
  readonly text: string;
  /**
   * Returns earlier texts of the contact, newest first. Called only if a monitored concept requires repeated matches.
   */
  readonly earlier: (count: number) => Promise<readonly string[]>;
}

/** Result of an evaluation, with the strongest outcome of the matching rules. */
export interface EvaluationResult {
  readonly outcome: SafetyOutcome;
  /** Names of the matching concepts with the strongest outcome, shown to members. */
  readonly concepts: string;
  /** Reply to the contact. Empty if the rules with the strongest outcome define no reply. */
  readonly replyText: string;
  readonly instructions: readonly string[];
}

/**
 * Compares a text with the monitored concepts. Records each match and notifies members of it once, in the given
 * transaction. The calling code applies the outcome. Returns null if there is no new match (AM-36).
 */
export const evaluateMessage = async (
  tx: Tx,
  by: EventContext,
  evaluated: EvaluatedText,
): Promise<EvaluationResult | null> => storeMatches(tx, by, evaluated, await findMatches(tx, evaluated));

/**
 * Records the findings of the model's second opinion and notifies members of them. Ignores concepts that already
 * matched the text and concepts that require more than one match. The result contains only new matches.
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
      .filter((concept) => concept.category === category && concept.minMatches === 1)
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
  if ('conversationId' in evaluated.place) {
    const [{ conversationId }, now] = [evaluated.place, by.services.clock()];
    await queueReview(tx, { workspaceId: by.workspace.id, conversationId, reason: 'SAFETY', now });
  }
  if (outcome !== 'NOTE') await notifyMembers(tx, by, { ...evaluated, found: stored });
  return { outcome, ...requestedAction(stored, outcome) };
}

async function findMatches(tx: Tx, { text, earlier }: EvaluatedText): Promise<SafetyMatch[]> {
  const concepts = await watchedConcepts(tx);
  if (concepts.length === 0) return [];
  const again = concepts.some(({ minMatches }) => minMatches > 1);
  const found = matchConcepts(concepts, text, again ? await earlier(SAFETY_LIMITS.windowMax) : []);
  return found.map((match) => ({ ...match, confidence: null }));
}

function requestedAction(found: readonly SafetyMatch[], outcome: SafetyOutcome) {
  const strongest = found.filter((one) => outcomeOf(one) === outcome);
  const names = strongest.map(({ concept }) => concept.name).join(', ');
  const replyText = strongest.map(({ concept }) => concept.rule?.replyText ?? '').find(Boolean) ?? '';
  const instructions = found.map(({ concept }) => concept.rule?.instruction ?? '').filter(Boolean);
  return { concepts: names, replyText, instructions };
}

interface TriggerNotice {
  readonly place: MatchLocation;
  readonly found: readonly SafetyMatch[];
  readonly inHandOf: readonly (string | null)[];
}

/** Notifies the members who manage safety and the members in `inHandOf`, once per text. */
async function notifyMembers(tx: Tx, by: EventContext, { place, found, inHandOf }: TriggerNotice): Promise<void> {
  const holders = await membersWithPolicy(tx, 'safety.manage', by.services.clock());
  // Members who are restricted to assigned conversations are not notified of other conversations.
  const managerIds = holders.filter(({ assignedConversationsOnly }) => !assignedConversationsOnly).map(({ id }) => id);
  const to = [...managerIds, ...inHandOf.flatMap((id) => id ?? [])];
  const names = found.filter((one) => outcomeOf(one) !== 'NOTE').map(({ concept }) => concept.name);
  const where = 'callId' in place ? { subjectId: place.callId } : { conversationId: place.conversationId };
  await notify(tx, by, { kind: 'SAFETY_TRIGGERED', to, detail: names.join(', '), ...where });
}

/** Records a match once per monitored concept and text. Returns false if the match is already recorded. */
async function recordTrigger(tx: Tx, by: EventContext, place: MatchLocation, found: SafetyMatch): Promise<boolean> {
  const [id, workspaceId, { concept, phrase, confidence }] = [uuidv7(), by.workspace.id, found];
  const source: SafetySource = confidence === null ? 'PHRASE' : 'MODEL';
  const { conversationId = null, messageId = null, callId = null, turnId = null } = columnsOf(place);
  const outcome = outcomeOf(found);
  const stored = await tx.sql`
    insert into safety_triggers (workspace_id, id, concept_id, concept_name, rule_id, severity, phrase, source,
      confidence, outcome, instruction, conversation_id, message_id, call_id, turn_id, at)
    values (${workspaceId}, ${id}, ${concept.id}, ${concept.name}, ${concept.rule?.id ?? null}::uuid, ${concept.severity},
      ${phrase}, ${source}, ${confidence}::float8, ${outcome}, ${concept.rule?.instruction ?? ''}, ${conversationId}::uuid,
      ${messageId}::uuid, ${callId}::uuid, ${turnId}::uuid, ${by.services.clock()})
    on conflict do nothing returning id`;
  if (stored.length === 0) return false;
  // The text is omitted from the audit log, because it can contain personal data that must be deletable.
  const after = { concept: concept.name, severity: concept.severity, outcome, source };
  const fact = { name: 'safety.triggered', subject: { type: 'SafetyTrigger', id }, after } as const;
  await recordEvent(tx, by, fact, changeEventOf(workspaceId, place));
  return true;
}

const columnsOf = (
  place: MatchLocation,
): Partial<Record<'conversationId' | 'messageId' | 'callId' | 'turnId', string>> => place;

const changeEventOf = (workspaceId: string, place: MatchLocation): ChangeEvent =>
  'callId' in place
    ? { topic: 'call', workspaceId, id: place.callId, kind: 'UPDATED' }
    : { topic: 'conversation', workspaceId, id: place.conversationId, kind: 'UPDATED' };
