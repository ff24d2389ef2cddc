import type { Services } from '../../context/context.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** The text of an operation that a workspace has registered, and the note that it was used; null when it has not. */
export async function findWorkspaceDocument(
  services: Services,
  workspaceId: string,
  id: string,
): Promise<string | null> {
  if (!SHA256.test(id)) return null;
  const db = services.database.inWorkspace(workspaceId);
  const operation = await db.read((tx) => tx.persistedOperation.findFirst({ where: { id } }));
  if (!operation) return null;
  const now = services.clock();
  if (!operation.lastUsedAt || now.getTime() - operation.lastUsedAt.getTime() >= 60_000) {
    await db.write((tx) => tx.persistedOperation.updateMany({ where: { id }, data: { lastUsedAt: now } }));
  }
  return operation.document;
}
