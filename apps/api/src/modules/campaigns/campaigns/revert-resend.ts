import type { Tx } from '../../../db/tenant-db.ts';

interface ResendScope {
  readonly campaignId: string;
  readonly id?: string;
}

/**
 * Cancels a pending resend: restores the earlier message and the state UNCONFIRMED of the recipients. Returns the
 * number of recipients.
 */
export const revertResend = async (tx: Tx, { campaignId, id }: ResendScope): Promise<number> =>
  (
    await tx.sql<object>`
      update campaign_recipients r set state = 'UNCONFIRMED', message_id = r.previous_message_ids[cardinality(r.previous_message_ids)],
        previous_message_ids = trim_array(r.previous_message_ids, 1), updated_at = clock_timestamp(),
        sent_at = (select m.sent_at from messages m where m.id = r.previous_message_ids[cardinality(r.previous_message_ids)])
      where r.campaign_id = ${campaignId} and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)
        and r.state = 'PENDING' and cardinality(r.previous_message_ids) > 0
      returning r.id`
  ).length;
