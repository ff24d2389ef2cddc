import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ContactMerge } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  lockCampaigns,
  lockRecipients,
  syncCallingCodes,
  unmergeNames,
  unmergeRecipients,
} from '../../../campaigns/recipients/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { moveContactEventsBack } from '../../../world-model/entities/index.ts';
import { lockEntityLinks, moveContactLinksBack } from '../../../world-model/entity-links/index.ts';
import { moveExternalIdsBack } from '../../external-data/index.ts';
import { lockContact } from '../contacts.repository.ts';
import { restoredFields } from '../merge-snapshot.ts';

/**
 * Undoes the last merge of a contact by restoring the merged contact with its original id and its records. Fields of
 * the kept contact that were changed after the merge are not restored. Refused after `LIMITS.mergeUndoHours`, under
 * legal hold, and if another contact has the phone number.
 */
export const undoContactMerge = (ctx: WorkspaceContext, { id }: { id: string }) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'id'), () =>
    ctx.db.write(async (tx) => {
      await lockEntityLinks(tx, ctx.workspace.id);
      await lockCampaigns(tx, id);
      await lockRecipients(tx, { from: id, to: id });
      const stored = authorize(ctx, 'merge', 'Contact', await lockContact(tx, id));
      const merge = await lastMerge(tx, ctx, id);
      if (!merge) return refused('MERGE_UNDO_EXPIRED', 'id');
      const merged = merge.mergedContact as unknown as MergedContact;
      for (const phone of [stored.phone, merged.phone])
        if (await isPersonOnHold(tx, phone)) return refused('LEGAL_HOLD', 'id');
      const { workspaceId } = stored;
      const { data, changed } = restoredFields(stored, merge.before, merge.after);
      const now = ctx.services.clock();
      await tx.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data: { ...data, updatedAt: now } });
      await restoreContact(tx, merged, merge);
      const moved = await restoreRelations(tx, merge, merged);
      await moveExternalIdsBack(tx, { from: id, to: merged.id }, merge.mergedExternalIds);
      await syncCallingCodes(tx, [id, merged.id]);
      await moveContactEventsBack(tx, ctx, { from: id, to: merged.id }, merge.worldEvents);
      await moveContactLinksBack(tx, ctx, { from: id, to: merged.id }, merge.linkedEntityIds);
      await tx.contactMerge.delete({ where: { workspaceId_id: { workspaceId, id: merge.id } } });
      const after = { restoredId: merged.id, conversations: moved.length, changedSince: changed };
      const notes = moved.map((of) => ({ topic: 'conversation', workspaceId, id: of, kind: 'UPDATED' }) as const);
      await recordEvent(tx, ctx, { name: 'contact.unmerged', subject: { type: 'Contact', id }, after }, ...notes);
      return { contact: byId(id), restored: byId(merged.id) } as const;
    }),
  );

function lastMerge(tx: Tx, ctx: WorkspaceContext, contactId: string): Promise<ContactMerge | null> {
  const since = new Date(ctx.services.clock().getTime() - LIMITS.mergeUndoHours * 3_600_000);
  return tx.contactMerge.findFirst({
    where: { contactId, createdAt: { gt: since } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** Row of the merged contact, as JSON. */
interface MergedContact {
  readonly id: string;
  readonly phone: string;
  readonly whats_app_user_id: string | null;
}

/**
 * Restores the row of the merged contact. If another contact now has its WhatsApp user id, the contact is restored
 * without a WhatsApp user id.
 */
async function restoreContact(
  tx: Tx,
  merged: MergedContact,
  { createdAt }: Pick<ContactMerge, 'createdAt'>,
): Promise<void> {
  // While a contact exists, `opted_out_numbers` has no entry for its phone number. An entry that is not newer than the
  // merge must therefore have been created by the merge.
  await tx.sql`delete from opted_out_numbers where number = ${merged.phone} and at <= ${createdAt}::timestamptz`;
  const whatsAppUserId = merged.whats_app_user_id;
  const elsewhere = whatsAppUserId !== null && (await tx.contact.findFirst({ where: { whatsAppUserId } })) !== null;
  // Merges before the column `metadata` have no value of it.
  const row = { metadata: {}, ...merged, ...(elsewhere && { whats_app_user_id: null }) };
  await tx.sql`insert into contacts select * from jsonb_populate_record(null::contacts, ${JSON.stringify(row)}::jsonb)`;
}

/**
 * Moves records that still belong to the kept contact back to the restored contact. Returns the ids of the moved
 * conversations.
 */
async function restoreRelations(tx: Tx, merge: ContactMerge, merged: MergedContact): Promise<string[]> {
  const { contactId, conversations, calls, recipients, droppedRecipients, campaignIds, sharedCampaignIds } = merge;
  const moved = await tx.sql<{ id: string }>`
    update conversations set contact_id = ${merged.id}, version = version + 1
     where id = any(${conversations}::uuid[]) and contact_id = ${contactId} returning id`;
  await tx.sql`
    update calls set contact_id = ${merged.id}, version = version + 1
     where id = any(${calls}::uuid[]) and contact_id = ${contactId}`;
  await tx.sql`
    update surfaces set contact_id = ${merged.id}
     where id = any(${merge.surfaces}::uuid[]) and contact_id = ${contactId}`;
  await unmergeRecipients(tx, { from: contactId, to: merged.id, recipients, droppedRecipients });
  await unmergeNames(tx, { from: contactId, to: merged.id, campaignIds, sharedCampaignIds });
  await restoreLeads(tx, merge, merged);
  await restoreOptOut(tx, merge, merged);
  return moved.map(({ id }) => id);
}

async function restoreLeads(
  tx: Tx,
  { before, after, survivingLeadIds, mergedLeadIds }: ContactMerge,
  merged: MergedContact,
): Promise<void> {
  const [{ phone: was }, { phone: left }] = [before, after] as [{ phone: string }, { phone: string }];
  await tx.lead.updateMany({ where: { id: { in: survivingLeadIds }, phone: left }, data: { phone: was } });
  await tx.lead.updateMany({ where: { id: { in: mergedLeadIds }, phone: left }, data: { phone: merged.phone } });
}

/**
 * Restores the merged contact's opt-out. If the kept contact has sent messages since the merge, the kept contact also
 * remains opted out, because one of those messages may have been an opt-out keyword.
 */
async function restoreOptOut(
  tx: Tx,
  { contactId, mergedOptOut, createdAt }: ContactMerge,
  merged: MergedContact,
): Promise<void> {
  if (mergedOptOut === null) return;
  const request = mergedOptOut as { id: string };
  // Inserting the contact may have created an opt-out for its phone number, which the stored opt-out replaces.
  await tx.optOut.deleteMany({ where: { contactId: merged.id } });
  const moved = await tx.optOut.findFirst({ where: { id: request.id, contactId } });
  const heard = await tx.conversation.count({ where: { contactId, lastInboundAt: { gt: createdAt } } });
  if (moved && heard === 0) {
    await tx.optOut.updateMany({ where: { id: request.id }, data: { contactId: merged.id } });
    return;
  }
  const row = { ...request, id: moved ? uuidv7() : request.id, contact_id: merged.id };
  await tx.sql`insert into opt_outs select * from jsonb_populate_record(null::opt_outs, ${JSON.stringify(row)}::jsonb)`;
}
