import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { contactChangesOf } from '../../../../events/contact-changes.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockContact } from '../contacts.repository.ts';

/** Blocks a contact. Every send checks this. */
export const blockContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'block', 'Contact', await lockContact(tx, id));
    if (contact.blockedAt) return refused('CONTACT_BLOCKED_ALREADY', 'id');
    const now = ctx.services.clock();
    const data = { blockedAt: now, updatedAt: now };
    await tx.contact.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    const notes = await contactChangesOf(tx, { workspaceId: ctx.workspace.id, contactId: id });
    await recordEvent(tx, ctx, { name: 'contact.blocked', subject: { type: 'Contact', id } }, ...notes);
    return { type: 'ContactBlocked', contact: byId(id) } as const;
  });

export const unblockContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'block', 'Contact', await lockContact(tx, id));
    if (!contact.blockedAt) return refused('CONTACT_NOT_BLOCKED', 'id');
    const data = { blockedAt: null, updatedAt: ctx.services.clock() };
    await tx.contact.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    const notes = await contactChangesOf(tx, { workspaceId: ctx.workspace.id, contactId: id });
    await recordEvent(tx, ctx, { name: 'contact.unblocked', subject: { type: 'Contact', id } }, ...notes);
    return { type: 'ContactUnblocked', contact: byId(id) } as const;
  });
