import type { Services } from '../../../auth/context.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Returns the document of an operation that is registered in the workspace. Returns null if the id is unknown. */
export async function findWorkspaceDocument(
  services: Services,
  workspaceId: string,
  id: string,
): Promise<string | null> {
  if (!SHA256.test(id)) return null;
  const db = services.database.forWorkspace(workspaceId);
  const operation = await db.read((tx) => tx.persistedOperation.findFirst({ where: { id } }));
  return operation?.document ?? null;
}
