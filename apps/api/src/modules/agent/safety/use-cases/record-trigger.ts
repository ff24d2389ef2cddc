import type { SafetySource } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { type MatchLocation, outcomeOf, type SafetyMatch } from '../matches.ts';

/** Records one match per concept and message. False when it was recorded before. */
export async function recordTrigger(
  tx: Tx,
  by: EventContext,
  place: MatchLocation,
  found: SafetyMatch,
): Promise<boolean> {
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
  // Records the concept but not the text, because the log must not retain deleted personal data.
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
