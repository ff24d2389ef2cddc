import { CAMPAIGNS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';

interface ReplyInput {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly now: Date;
}

const WITHIN_MS = CAMPAIGNS.replyHours * 3_600_000;

/** Marks recipients as REPLIED. A contact's message counts as a reply for three days after a campaign message. */
export async function recordReply(tx: Tx, { workspaceId, contactId, now }: ReplyInput): Promise<void> {
  const since = new Date(now.getTime() - WITHIN_MS);
  const moved = await tx.sql<{ id: string }>`
    update campaign_recipients set state = 'REPLIED', updated_at = clock_timestamp()
    where contact_id = ${contactId} and sent_at > ${since} and sent_at <= ${now} and state in ('SENT', 'DELIVERED', 'READ')
    returning campaign_id as id`;
  for (const { id } of moved) await publishChange(tx, { topic: 'campaign', workspaceId, id });
}
