import {
  normalizeReplyText,
  normalizeShortcut,
  SAVED_REPLY_LIMITS,
  type SavedReplyVisibility,
} from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { authorize, requiredPolicy } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SavedReply } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';

interface SavedReplyInput {
  readonly shortcut: string;
  readonly text: string;
  readonly folder: string | null;
  readonly visibility: SavedReplyVisibility;
}

/** Creates a saved reply, which is either private to the requesting member or shared. */
export const createSavedReply = (ctx: WorkspaceContext, input: SavedReplyInput) =>
  orUniqueViolation(refused('SHORTCUT_TAKEN', 'shortcut'), () =>
    ctx.db.write(async (tx) => {
      const owner = ownerOf(ctx, input.visibility);
      if (!canOn(ctx.ability, 'create', 'SavedReply', owner)) throw forbidden(requiredPolicy('create', 'SavedReply'));
      const reply = validateReply(input);
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
      const owner = ownerOf(ctx, input.visibility);
      if (!canOn(ctx.ability, 'update', 'SavedReply', owner)) throw forbidden(requiredPolicy('update', 'SavedReply'));
      const reply = validateReply(input);
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

/** Returns the owner columns, which the policies check. A shared reply has no owner. */
const ownerOf = (ctx: WorkspaceContext, visibility: SavedReplyVisibility) => ({
  visibility,
  memberId: visibility === 'SHARED' ? null : ctx.membership.memberId,
});

/** Returns the values recorded in the audit log, which exclude the text of a private reply. */
const noteOf = ({ shortcut, text, visibility }: { shortcut: string; text: string; visibility: string }) =>
  visibility === 'SHARED' ? { visibility, shortcut, text } : { visibility };

function validateReply({ shortcut, text, folder }: SavedReplyInput): StoredReply | Refused {
  return validFields({
    shortcut: normalizeShortcut(shortcut) ?? refused('SHORTCUT_INVALID', 'shortcut'),
    text: normalizeReplyText(text) ?? refused('SAVED_REPLY_TEXT_INVALID', 'text'),
    folder: normalizeFolder(folder ?? ''),
  });
}

type StoredReply = Pick<SavedReply, 'shortcut' | 'text' | 'folder'>;

function normalizeFolder(input: string): string | null | Refused {
  const folder = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isValid = folder.length <= SAVED_REPLY_LIMITS.folderLength && !/[\p{Cc}\p{Cs}]/u.test(folder);
  return isValid ? folder || null : refused('SAVED_REPLY_FOLDER_INVALID', 'folder');
}
