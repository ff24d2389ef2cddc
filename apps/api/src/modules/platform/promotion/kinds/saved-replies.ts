import { z } from 'zod';
import { createSavedReply, updateSavedReply } from '../../../messaging/saved-replies/index.ts';
import { kindRules, OLDEST_FIRST } from './kind.ts';

const Reply = z.strictObject({ shortcut: z.string(), text: z.string(), folder: z.string().nullable() });

/** Shared saved replies, by shortcut. Private ones belong to their member and are left out. */
export const savedReplies = kindRules<z.infer<typeof Reply>, never>({
  kind: 'SAVED_REPLY',
  subject: 'SavedReply',
  needs: [
    ['create', 'SavedReply'],
    ['update', 'SavedReply'],
  ],
  shape: Reply,
  read: async (tx) => {
    const rows = await tx.savedReply.findMany({ where: { visibility: 'SHARED' }, orderBy: [...OLDEST_FIRST] });
    return rows.map(({ id, shortcut, text, folder }) => ({
      key: shortcut,
      id,
      revision: 0,
      content: { shortcut, text, folder },
    }));
  },
  apply: async (ctx, { content, stored }) => {
    const input = { ...content, visibility: 'SHARED' } as const;
    return stored ? updateSavedReply(ctx, { id: stored.id, ...input }) : createSavedReply(ctx, input);
  },
});
