import {
  normalizeReplyText,
  normalizeShortcut,
  SAVED_REPLY_LIMITS,
  type SavedReplyVisibility,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { SavedReply } from '../../../db/generated/client.ts';
import { type Refused, refused, validFields } from '../../../errors/refused.ts';

export type ReplyDetails = Pick<SavedReply, 'shortcut' | 'text' | 'folder'>;

/** Normalizes the shortcut, text and folder of a saved reply, or refuses the first invalid one. */
export function validateReply({ shortcut, text, folder }: ReplyDetails): ReplyDetails | Refused {
  return validFields({
    shortcut: normalizeShortcut(shortcut) ?? refused('SHORTCUT_INVALID', 'shortcut'),
    text: normalizeReplyText(text) ?? refused('SAVED_REPLY_TEXT_INVALID', 'text'),
    folder: normalizeFolder(folder ?? ''),
  });
}

function normalizeFolder(input: string): string | null | Refused {
  const folder = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isValid = folder.length <= SAVED_REPLY_LIMITS.folderLength && !/[\p{Cc}\p{Cs}]/u.test(folder);
  return isValid ? folder || null : refused('SAVED_REPLY_FOLDER_INVALID', 'folder');
}

/** Returns the owner columns, which the policies check. A shared reply has no owner. */
export const replyOwner = (ctx: WorkspaceContext, visibility: SavedReplyVisibility) => ({
  visibility,
  memberId: visibility === 'SHARED' ? null : ctx.membership.memberId,
});
