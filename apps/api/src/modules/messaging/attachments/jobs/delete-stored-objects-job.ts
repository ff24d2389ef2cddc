import type { Services } from '../../../../auth/context.ts';

const BATCH_SIZE = 200;

/**
 * Runs every five minutes. Deletes the objects of attachments that were deleted with their message, contact or
 * workspace. The objects cannot be decrypted in the meantime, because their keys were deleted with the rows. Objects of
 * attachments that were pending are deleted an hour later, because a transfer could still write them. Deleting an
 * object again has no effect.
 */
export const deleteStoredObjectsJob =
  ({ database, objects }: Pick<Services, 'database' | 'objects'>) =>
  async (): Promise<void> => {
    const { pool, prisma } = database.system;
    const { storageDeletion } = prisma;
    for (;;) {
      // The time of the database, which also set `due_at`.
      const { rows: due } = await pool.query<{ storageKey: string }>(
        `select storage_key as "storageKey" from storage_deletions where due_at <= now() order by due_at limit ${BATCH_SIZE}`,
      );
      for (const { storageKey } of due) await objects.delete(storageKey);
      const storageKeys = due.map(({ storageKey }) => storageKey);
      await storageDeletion.deleteMany({ where: { storageKey: { in: storageKeys } } });
      if (due.length < BATCH_SIZE) return;
    }
  };
