import { SAVED_REPLY_LIMITS, type SavedReplyVisibility, withStored } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { authorize, requiredPolicy } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SavedReply } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { replyOwner, validateReply } from '../reply-validation.ts';

interface SavedReplyInput {
  readonly shortcut: string;
  readonly text: string;
  readonly folder?: string | null;
  readonly visibility: SavedReplyVisibility;
}

/** Creates a saved reply, which is either private to the requesting member or shared. */
export const createSavedReply = (ctx: WorkspaceContext, input: SavedReplyInput) =>
  orUniqueViolation(refused('SHORTCUT_TAKEN', 'shortcut'), () =>
    ctx.db.write(async (tx) => {
      const owner = replyOwner(ctx, input.visibility);
      if (!canOn(ctx.ability, 'create', 'SavedReply', owner)) throw forbidden(requiredPolicy('create', 'SavedReply'));
      const reply = validateReply(withStored(input, { folder: null }));
      if ('code' in reply) return reply;
      const most = owner.memberId === null ? SAVED_REPLY_LIMITS.shared : SAVED_REPLY_LIMITS.private;
      if ((await tx.savedReply.count({ where: { memberId: owner.memberId } })) >= most)
        return refused('SAVED_REPLIES_TOO_MANY');
      const [id, now] = [uuidv7(), ctx.services.clock()];
      const times = { createdAt: now, updatedAt: now };
      await tx.savedReply.create({ data: { workspaceId: ctx.workspace.id, id, ...reply, ...owner, ...times } });
      await recordEvent(tx, ctx, {
        name: 'saved_reply.created',
        subject: { type: 'SavedReply', id },
        after: noteOf({ ...reply, ...owner }),
      });
      return { savedReply: byId(id) } as const;
    }),
  );

/**
 * Updates a saved reply. A private reply that becomes shared no longer has an owner. A shared reply that becomes
 * private is owned by the requesting member.
 */
export const updateSavedReply = (ctx: WorkspaceContext, { id, ...input }: SavedReplyInput & { readonly id: string }) =>
  orUniqueViolation(refused('SHORTCUT_TAKEN', 'shortcut'), () =>
    ctx.db.write(async (tx) => {
      const before = authorize(ctx, 'update', 'SavedReply', await lockRow<SavedReply>(tx, 'SavedReply', id));
      const owner = replyOwner(ctx, input.visibility);
      if (!canOn(ctx.ability, 'update', 'SavedReply', owner)) throw forbidden(requiredPolicy('update', 'SavedReply'));
      const reply = validateReply(withStored(input, { folder: before.folder }));
      if ('code' in reply) return reply;
      const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
      await tx.savedReply.update({ where, data: { ...reply, ...owner, updatedAt: ctx.services.clock() } });
      await recordEvent(tx, ctx, {
        name: 'saved_reply.updated',
        subject: { type: 'SavedReply', id },
        before: noteOf(before),
        after: noteOf({ ...reply, ...owner }),
      });
      return { savedReply: byId(id) } as const;
    }),
  );

export const deleteSavedReply = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'delete', 'SavedReply', await lockRow<SavedReply>(tx, 'SavedReply', id));
    await tx.savedReply.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordEvent(tx, ctx, {
      name: 'saved_reply.deleted',
      subject: { type: 'SavedReply', id },
      before: noteOf(before),
    });
    return { id } as const;
  });

/** Returns the values recorded in the audit log, which exclude the text of a private reply. */
const noteOf = ({ shortcut, text, visibility }: { shortcut: string; text: string; visibility: string }) =>
  visibility === 'SHARED' ? { visibility, shortcut, text } : { visibility };
