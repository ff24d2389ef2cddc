import { v7 as uuidv7 } from 'uuid';
import type { ContactMerge } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { unmergeNames, unmergeRecipients } from '../recipients/index.ts';

/** The row of a contact as the database keeps it. */
export interface MergedContact {
  readonly id: string;
  readonly phone: string;
  readonly whats_app_user_id: string | null;
}

/**
 * As it was, in its own columns; a name of WhatsApp's that went on to somebody else since stays with them. The wish of the one that stayed
 * no longer holds for the other's number.
 */
export async function restoreContact(
  tx: Tx,
  gone: MergedContact,
  { createdAt }: Pick<ContactMerge, 'createdAt'>,
): Promise<void> {
  // While it was a contact's, no wish was kept under their number: what is older than the merge came with it.
  await tx.sql`delete from opted_out_numbers where number = ${gone.phone} and at <= ${createdAt}::timestamptz`;
  const whatsAppUserId = gone.whats_app_user_id;
  const elsewhere = whatsAppUserId !== null && (await tx.contact.findFirst({ where: { whatsAppUserId } })) !== null;
  const row = elsewhere ? { ...gone, whats_app_user_id: null } : gone;
  await tx.sql`insert into contacts select * from jsonb_populate_record(null::contacts, ${JSON.stringify(row)}::jsonb)`;
}

/** What was moved and is still where the merge put it. Returns the conversations. */
export async function restoreRelations(tx: Tx, merge: ContactMerge, gone: MergedContact): Promise<string[]> {
  const { contactId, conversations, calls, recipients, leftRecipients, named, namedBoth } = merge;
  const moved = await tx.sql<{ id: string }>`
    update conversations set contact_id = ${gone.id}, version = version + 1
     where id = any(${conversations}::uuid[]) and contact_id = ${contactId} returning id`;
  await tx.sql`
    update calls set contact_id = ${gone.id}, version = version + 1
     where id = any(${calls}::uuid[]) and contact_id = ${contactId}`;
  await unmergeRecipients(tx, { from: contactId, to: gone.id, recipients, leftRecipients });
  await unmergeNames(tx, { from: contactId, to: gone.id, named, namedBoth });
  await restoreLeads(tx, merge, gone);
  await restoreOptOut(tx, merge, gone);
  return moved.map(({ id }) => id);
}

async function restoreLeads(
  tx: Tx,
  { before, after, keptLeads, goneLeads }: ContactMerge,
  gone: MergedContact,
): Promise<void> {
  const [{ phone: was }, { phone: left }] = [before, after] as [{ phone: string }, { phone: string }];
  await tx.lead.updateMany({ where: { id: { in: keptLeads }, phone: left }, data: { phone: was } });
  await tx.lead.updateMany({ where: { id: { in: goneLeads }, phone: left }, data: { phone: gone.phone } });
}

/**
 * Whoever asked for silence gets it again. It is taken from the one that stayed only where that one has not been heard since the merge:
 * a STOP of theirs would have found the silence there already, and left no trace.
 */
async function restoreOptOut(
  tx: Tx,
  { contactId, goneOptOut, createdAt }: ContactMerge,
  gone: MergedContact,
): Promise<void> {
  if (goneOptOut === null) return;
  const request = goneOptOut as { id: string };
  // One that their number brought along says no more than what is given back.
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
