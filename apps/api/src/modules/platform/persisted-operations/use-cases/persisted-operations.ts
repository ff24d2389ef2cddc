import { createHash } from 'node:crypto';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
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
      /** Policies that an API key needs to run the operation. */
      readonly policies: string[];
    }
  | 'DOCUMENT_INVALID'
  | 'DOCUMENT_NOT_SINGLE'
  | 'DOCUMENT_TOO_COMPLEX';

/**
 * Registers an operation. Its id is the SHA-256 of the exact text, so clients can compute the id. Registering a
 * document again changes nothing.
 */
export async function registerPersistedOperation(ctx: WorkspaceContext, document: string, analyzed: AnalyzedDocument) {
  if (typeof analyzed === 'string') return refused(analyzed, 'document');
  const id = createHash('sha256').update(document).digest('hex');
  const { name, kind } = analyzed;
  const nameTaken = refused('OPERATION_NAME_TAKEN', 'document');
  return ctx.db.write(async (tx) => {
    const { workspace, membership, actor } = ctx;
    const made = { createdById: membership.userId, createdByName: actor.name, createdAt: ctx.services.clock() };
    const { count } = await tx.persistedOperation.createMany({
      data: { workspaceId: workspace.id, id, document, ...analyzed, ...made },
      // If the operation exists, the existing row is not changed.
      skipDuplicates: true,
    });
    const subject = { type: 'PersistedOperation', id };
    // No row was inserted: either the same document is registered, or another document has the same name.
    if (count === 0 && !(await operationById(tx, id))) return nameTaken;
    if (count > 0)
      await recordEvent(tx, ctx, { name: 'persisted_operation.registered', subject, after: { name, kind } });
    return { type: 'PersistedOperationRegistered', operation: one(sql`id = ${id}`) } as const;
  });
}

/** Deletes an operation, which can then no longer be run. */
export const deletePersistedOperation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const operation = authorize(ctx, 'delete', 'PersistedOperation', await operationById(tx, id));
    await tx.persistedOperation.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'PersistedOperation', id };
    await recordEvent(tx, ctx, { name: 'persisted_operation.deleted', subject, before: { name: operation.name } });
    return { type: 'PersistedOperationDeleted', id } as const;
  });
