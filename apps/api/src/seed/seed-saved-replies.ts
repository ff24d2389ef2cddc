import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../db/tenant-db.ts';

const REPLIES = [
  {
    shortcut: 'cancel',
    folder: 'Policies',
    text: 'Hello {{first_name}}, you can cancel or move a session free of charge up to 12 hours before it starts.',
  },
  {
    shortcut: 'parking',
    folder: 'Visit',
    text: 'There is no car park at the studios. Bicycle stands are in front of each entrance.',
  },
  {
    shortcut: 'prices',
    folder: 'Prices',
    text: 'Hello {{first_name}}, a membership costs 49 GBP a month, and a session of personal training 45 GBP. The induction is free of charge.\n\n{{my_name}}, {{workspace}}',
  },
] as const;

/** Creates saved replies that all members share. */
export async function seedSavedReplies(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const times = { createdAt: now, updatedAt: now };
  await tx.savedReply.createMany({
    data: REPLIES.map((reply) => ({ workspaceId, id: uuidv7(), visibility: 'SHARED', ...reply, ...times })),
  });
}
