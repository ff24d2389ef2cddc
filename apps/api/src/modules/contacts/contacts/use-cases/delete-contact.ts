import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { lockContact } from '../contacts.repository.ts';

/**
 * Deletes a contact with its conversations. Leads stay until deleted or expired, and an opt-out stays with the
 * number.
 */
export const deleteContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'delete', 'Contact', await lockContact(tx, id));
    if (await isPersonOnHold(tx, contact.phone)) return refused('LEGAL_HOLD', 'id');
    await tx.contact.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordEvent(tx, ctx, { name: 'contact.deleted', subject: { type: 'Contact', id } });
    return { type: 'ContactDeleted', id } as const;
  });
