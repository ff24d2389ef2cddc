import { createHash } from 'node:crypto';
import { authorize } from '../../../../auth/authorize.ts';
import type { Services, WorkspaceContext } from '../../../../auth/context.ts';
import { forbidden } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one, sql } from '../../../../query-compiler/index.ts';
import { operationById } from '../persisted-operations.repository.ts';

/** Result of analyzing a document, or the reason why the document cannot be registered. */
export type AnalyzedDocument =
  | {
      readonly name: string;
      readonly kind: 'QUERY' | 'MUTATION';
      readonly cost: number;
      /** Policies that an API key requires to run the operation. */
      readonly policies: string[];
    }
  | 'DOCUMENT_INVALID'
  | 'DOCUMENT_NOT_SINGLE'
  | 'DOCUMENT_TOO_COMPLEX';

/**
 * Registers an operation. Its id is the SHA-256 of the exact text, so clients can compute the id. Registering a
 * document again has no effect. Refused if another document has the same operation name.
 */
export async function createPersistedOperation(ctx: WorkspaceContext, document: string, analyzed: AnalyzedDocument) {
  if (typeof analyzed === 'string') return refused(analyzed, 'document');
  const id = createHash('sha256').update(document).digest('hex');
  const { name, kind } = analyzed;
  const nameTaken = refused('OPERATION_NAME_TAKEN', 'document');
  return ctx.db.write(async (tx) => {
    const { workspace, membership, actor } = ctx;
    const made = { createdById: membership.userId, createdByName: actor.name, createdAt: ctx.services.clock() };
    const { count } = await tx.persistedOperation.createMany({
      data: { workspaceId: workspace.id, id, document, ...analyzed, ...made },
      // If the operation already exists, its row is not changed.
      skipDuplicates: true,
    });
    const subject = { type: 'PersistedOperation', id };
    // If no row was inserted, either the same document is already registered, or another document has the same name.
    if (count === 0 && !(await operationById(tx, id))) return nameTaken;
    if (count > 0)
      await recordEvent(tx, ctx, { name: 'persisted_operation.registered', subject, after: { name, kind } });
    return { operation: one(sql`id = ${id}`) } as const;
  });
}

/** Deletes an operation, which can then no longer be run. */
export const deletePersistedOperation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const operation = authorize(ctx, 'delete', 'PersistedOperation', await operationById(tx, id));
    await tx.persistedOperation.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'PersistedOperation', id };
    await recordEvent(tx, ctx, { name: 'persisted_operation.deleted', subject, before: { name: operation.name } });
    return { id } as const;
  });

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

/**
 * Creates a token for running arbitrary documents in this workspace with the user's permissions. The token is valid for
 * 15 minutes and only while the user's session is valid. Throws FORBIDDEN for API keys and playground tokens.
 */
export function createPlaygroundToken(ctx: WorkspaceContext) {
  const { actor, services, workspace } = ctx;
  // An API key or playground token must not be able to create a token that outlives it.
  if (actor.kind !== 'user' || actor.tokenUse === 'playground') throw forbidden();
  const { userId, sessionId } = actor;
  return services.tokens.sign({ userId, sessionId, use: 'playground', workspaceId: workspace.id }, services.clock());
}
