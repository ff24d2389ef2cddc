import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ContactMerge } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockCampaigns, lockRecipients, syncCallingCodes } from '../../../campaigns/recipients/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { moveContactEventsBack } from '../../../world-model/entities/index.ts';
import { lockContact } from '../contacts.repository.ts';
import { restoredFields } from '../merge-snapshot.ts';
import { type MergedContact, restoreContact, restoreRelations } from '../undo-merge.ts';

/**
 * Undoes the latest merge: restores the merged contact under its id with its records, and the fields of the kept
 * contact that were not changed since.
 */
export const undoContactMerge = (ctx: WorkspaceContext, { id }: { id: string }) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'id'), () =>
    ctx.db.write(async (tx) => {
      await lockCampaigns(tx, id);
      await lockRecipients(tx, { from: id, to: id });
      const stored = authorize(ctx, 'merge', 'Contact', await lockContact(tx, id));
      const merge = await lastMerge(tx, ctx, id);
      if (!merge) return refused('MERGE_UNDO_OVER', 'id');
      const gone = merge.mergedContact as unknown as MergedContact;
      for (const phone of [stored.phone, gone.phone])
        if (await isPersonOnHold(tx, phone)) return refused('LEGAL_HOLD', 'id');
      const { workspaceId } = stored;
      const { data, changed } = restoredFields(stored, merge.before, merge.after);
      const now = ctx.services.clock();
      await tx.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data: { ...data, updatedAt: now } });
      await restoreContact(tx, gone, merge);
      const moved = await restoreRelations(tx, merge, gone);
      await syncCallingCodes(tx, [id, gone.id]);
      await moveContactEventsBack(tx, ctx, { from: id, to: gone.id }, merge.worldEvents);
      await tx.contactMerge.delete({ where: { workspaceId_id: { workspaceId, id: merge.id } } });
      const after = { restoredId: gone.id, conversations: moved.length, changedSince: changed };
      const notes = moved.map((of) => ({ topic: 'conversation', workspaceId, id: of, kind: 'UPDATED' }) as const);
      await recordEvent(tx, ctx, { name: 'contact.unmerged', subject: { type: 'Contact', id }, after }, ...notes);
      return { type: 'ContactMergeUndone', contact: byId(id), restored: byId(gone.id) } as const;
    }),
  );

function lastMerge(tx: Tx, ctx: WorkspaceContext, contactId: string): Promise<ContactMerge | null> {
  const since = new Date(ctx.services.clock().getTime() - LIMITS.mergeUndoHours * 3_600_000);
  return tx.contactMerge.findFirst({
    where: { contactId, createdAt: { gt: since } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}
