import type { Prisma, SurfaceFile } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type SurfaceFileRow = SurfaceFile;

const ORDER = [{ createdAt: 'asc' }, { id: 'asc' }] as const satisfies Prisma.SurfaceFileOrderByWithRelationInput[];

/** Returns the stored files of a form in the order of their upload. */
export const storedFilesOf = (tx: Tx, surfaceId: string): Promise<SurfaceFileRow[]> =>
  tx.surfaceFile.findMany({ where: { surfaceId, state: 'READY' }, orderBy: [...ORDER] });

/** Deletes the files of the given questions of a form. */
export async function deleteFilesOf(tx: Tx, surfaceId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.surfaceFile.deleteMany({ where: { surfaceId, key: { in: [...keys] } } });
}

/** Sets the time at which the job deletes the files of a form whose link has ended. */
export const scheduleFileDeletion = (tx: Tx, surfaceId: string, deleteAt: Date) =>
  tx.surfaceFile.updateMany({ where: { surfaceId }, data: { deleteAt } });
