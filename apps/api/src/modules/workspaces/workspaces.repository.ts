import { Prisma, type Workspace } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type WorkspaceRow = Workspace;

/** The transaction knows one workspace, so there is only one to find. */
export const currentWorkspace = (tx: Tx): Promise<WorkspaceRow> => tx.workspace.findFirstOrThrow();

/** The same with the row held until the transaction ends, so that what was read is what is changed; leads still arrive. */
export async function lockWorkspace(tx: Tx): Promise<WorkspaceRow> {
  await tx.$queryRaw`select 1 from workspaces for no key update`;
  return currentWorkspace(tx);
}

export const countMembers = (tx: Tx): Promise<number> => tx.member.count();

/** Inserts, or says that the slug is somebody's: the database decides between two who ask in the same instant. */
export async function orSlugTaken<T>(work: () => Promise<T>): Promise<T | 'SLUG_TAKEN'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return 'SLUG_TAKEN';
    throw error;
  }
}
