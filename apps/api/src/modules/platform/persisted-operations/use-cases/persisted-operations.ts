import { createHash } from 'node:crypto';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one, sql } from '../../../../query-compiler/index.ts';
import { operationById } from '../persisted-operations.repository.ts';

/** What a document does, or why it cannot be registered. */
export type AnalyzedDocument =
  | {
      readonly name: string;
      readonly kind: 'QUERY' | 'MUTATION';
      readonly cost: number;
      /** Policies that a key needs, as named by the refusals. */
      readonly policies: string[];
    }
  | 'DOCUMENT_INVALID'
  | 'DOCUMENT_NOT_SINGLE'
  | 'DOCUMENT_TOO_COMPLEX';

/** The id is the SHA-256 of the exact text, so anyone can compute it. Registering twice changes nothing. */
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
      // When it exists already, the existing row stays.
      skipDuplicates: true,
    });
    const subject = { type: 'PersistedOperation', id };
    // Nothing was inserted: the same document exists, or another one has its name.
    if (count === 0 && !(await operationById(tx, id))) return nameTaken;
    if (count > 0)
      await recordEvent(tx, ctx, { name: 'persisted_operation.registered', subject, after: { name, kind } });
    return { type: 'PersistedOperationRegistered', operation: one(sql`id = ${id}`) } as const;
  });
}

/** Retires an operation. */
export const deletePersistedOperation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const operation = authorize(ctx, 'delete', 'PersistedOperation', await operationById(tx, id));
    await tx.persistedOperation.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'PersistedOperation', id };
    await recordEvent(tx, ctx, { name: 'persisted_operation.deleted', subject, before: { name: operation.name } });
    return { type: 'PersistedOperationDeleted', id } as const;
  });
