import type { Services } from '../../../../auth/context.ts';

const BATCH_SIZE = 200;

/**
 * Runs every five minutes. Deletes the objects of attachments that were deleted with their message, contact or
 * workspace. The objects cannot be decrypted in the meantime, because their keys were deleted with the rows. Deleting
 * an object again has no effect.
 */
export const deleteStoredObjectsJob =
  ({ database, objects }: Pick<Services, 'database' | 'objects'>) =>
  async (): Promise<void> => {
    const { storageDeletion } = database.system.prisma;
    for (;;) {
      const due = await storageDeletion.findMany({ orderBy: { requestedAt: 'asc' }, take: BATCH_SIZE });
      for (const { storageKey } of due) await objects.delete(storageKey);
      const storageKeys = due.map(({ storageKey }) => storageKey);
      await storageDeletion.deleteMany({ where: { storageKey: { in: storageKeys } } });
      if (due.length < BATCH_SIZE) return;
    }
  };
