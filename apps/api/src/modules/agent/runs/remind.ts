import { readState } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { memoryOf, storeMemory } from './agent-runs.repository.ts';

interface SentReminder {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly bookingId: string;
  readonly now: Date;
}

/**
 * Stores in the agent's memory which appointment the contact was reminded of, so that a reply such as "reschedule"
 * refers to that appointment. The calling code must hold the lock on the conversation, and no run may be active.
 */
export async function storeReminder(tx: Tx, { bookingId, ...place }: SentReminder): Promise<void> {
  const { conversationId, now } = place;
  const remembered = await memoryOf(tx, conversationId);
  const facts = { graphVersionId: '', now: now.toISOString(), language: 'en' };
  const state = { ...readState(remembered?.state, facts), reminded: bookingId };
  await storeMemory(tx, { ...place, state });
}
