import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Returns the instructions of safety rules for a conversation. An instruction applies from its match until the next
 * takeover of the conversation ends.
 */
export async function safetyInstructions(tx: Tx, conversationId: string): Promise<string[]> {
  const access = await tx.sql<{ instruction: string }>`
    select distinct on (s.concept_id) s.instruction from safety_triggers s
    where s.conversation_id = ${conversationId} and s.outcome = 'INSTRUCT' and not exists (
      select from takeovers k where k.workspace_id = s.workspace_id and k.conversation_id = s.conversation_id and k.ended_at > s.at)
    order by s.concept_id, s.at desc, s.id desc`;
  return access.map(({ instruction }) => instruction);
}
