import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { contactChangesOf } from '../../../../events/contact-changes.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockContact } from '../../contacts/index.ts';

/** Records a contact's opt-in. The audit log names the member. */
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
    return { type: 'ContactOptedIn', contact: byId(id) } as const;
  });
