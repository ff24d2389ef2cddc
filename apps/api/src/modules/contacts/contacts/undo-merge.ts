import { v7 as uuidv7 } from 'uuid';
import type { ContactMerge } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { unmergeNames, unmergeRecipients } from '../../campaigns/recipients/index.ts';

/** A deleted contact row as stored. */
export interface MergedContact {
  readonly id: string;
  readonly phone: string;
  readonly whats_app_user_id: string | null;
}

/**
 * Restores the contact with its former values. WhatsApp ids that have moved to another contact stay there. The kept
 * contact's opt-out no longer covers the restored number.
 */
export async function restoreContact(
  tx: Tx,
  gone: MergedContact,
  { createdAt }: Pick<ContactMerge, 'createdAt'>,
): Promise<void> {
  // A contact's number has no separate opt-out entry, so older entries came from the merge.
  await tx.sql`delete from opted_out_numbers where number = ${gone.phone} and at <= ${createdAt}::timestamptz`;
  const whatsAppUserId = gone.whats_app_user_id;
  const elsewhere = whatsAppUserId !== null && (await tx.contact.findFirst({ where: { whatsAppUserId } })) !== null;
  const row = elsewhere ? { ...gone, whats_app_user_id: null } : gone;
  await tx.sql`insert into contacts select * from jsonb_populate_record(null::contacts, ${JSON.stringify(row)}::jsonb)`;
}

/** Returns moved records that are still where the merge put them. Returns the conversations. */
export async function restoreRelations(tx: Tx, merge: ContactMerge, gone: MergedContact): Promise<string[]> {
  const { contactId, conversations, calls, recipients, droppedRecipients, campaignIds, sharedCampaignIds } = merge;
  const moved = await tx.sql<{ id: string }>`
    update conversations set contact_id = ${gone.id}, version = version + 1
     where id = any(${conversations}::uuid[]) and contact_id = ${contactId} returning id`;
  await tx.sql`
    update calls set contact_id = ${gone.id}, version = version + 1
     where id = any(${calls}::uuid[]) and contact_id = ${contactId}`;
  await unmergeRecipients(tx, { from: contactId, to: gone.id, recipients, droppedRecipients });
  await unmergeNames(tx, { from: contactId, to: gone.id, campaignIds, sharedCampaignIds });
  await restoreLeads(tx, merge, gone);
  await restoreOptOut(tx, merge, gone);
  return moved.map(({ id }) => id);
}

async function restoreLeads(
  tx: Tx,
  { before, after, survivingLeadIds, mergedLeadIds }: ContactMerge,
  gone: MergedContact,
): Promise<void> {
  const [{ phone: was }, { phone: left }] = [before, after] as [{ phone: string }, { phone: string }];
  await tx.lead.updateMany({ where: { id: { in: survivingLeadIds }, phone: left }, data: { phone: was } });
  await tx.lead.updateMany({ where: { id: { in: mergedLeadIds }, phone: left }, data: { phone: gone.phone } });
}

/**
 * Restores the opt-out of the merged contact. The kept contact loses it only without messages since the merge: a
 * later STOP would have found it already set and left no trace.
 */
async function restoreOptOut(
  tx: Tx,
  { contactId, mergedOptOut, createdAt }: ContactMerge,
  gone: MergedContact,
): Promise<void> {
  if (mergedOptOut === null) return;
  const request = mergedOptOut as { id: string };
  // An opt-out added by the number adds nothing to the restored one.
  await tx.optOut.deleteMany({ where: { contactId: gone.id } });
  const moved = await tx.optOut.findFirst({ where: { id: request.id, contactId } });
  const heard = await tx.conversation.count({ where: { contactId, lastInboundAt: { gt: createdAt } } });
  if (moved && heard === 0) {
    await tx.optOut.updateMany({ where: { id: request.id }, data: { contactId: gone.id } });
    return;
  }
  const row = { ...request, id: moved ? uuidv7() : request.id, contact_id: gone.id };
  await tx.sql`insert into opt_outs select * from jsonb_populate_record(null::opt_outs, ${JSON.stringify(row)}::jsonb)`;
}
