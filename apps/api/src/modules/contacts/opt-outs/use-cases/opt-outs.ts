import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { contactChangesOf, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockContact } from '../../contacts/index.ts';

/**
 * Records an opt-out that the contact made outside WhatsApp, for example by phone. Sends no confirmation. Refused if
 * the contact has already opted out.
 */
export const optOutContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'update', 'Contact', await lockContact(tx, id));
    if (await tx.optOut.findFirst({ where: { contactId: contact.id } })) return refused('OPTED_OUT_ALREADY');
    const recorder = { recordedById: ctx.membership.userId, recordedByName: ctx.actor.name };
    const [workspaceId, at] = [ctx.workspace.id, ctx.services.clock()];
    await tx.optOut.create({ data: { workspaceId, id: uuidv7(), contactId: id, at, ...recorder } });
    const fact = {
      name: 'contact.opted_out',
      subject: { type: 'Contact', id },
      after: { recordedByMember: true },
    } as const;
    await recordEvent(tx, ctx, fact, ...(await contactChangesOf(tx, { workspaceId, contactId: id })));
    return { contact: byId(id) } as const;
  });

/**
 * Removes the opt-out of a contact. Refused if the contact has not opted out. The audit log records the member who
 * removed it.
 */
export const optInContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'Contact', await lockContact(tx, id));
    const { count } = await tx.optOut.deleteMany({ where: { contactId: id } });
    if (count === 0) return refused('NOT_OPTED_OUT');
    const notes = await contactChangesOf(tx, { workspaceId: ctx.workspace.id, contactId: id });
    const fact = {
      name: 'contact.opted_in',
      subject: { type: 'Contact', id },
      after: { recordedByMember: true },
    } as const;
    await recordEvent(tx, ctx, fact, ...notes);
    return { contact: byId(id) } as const;
  });
