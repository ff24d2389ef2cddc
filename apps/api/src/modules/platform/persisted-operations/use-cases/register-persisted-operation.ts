import { createHash } from 'node:crypto';
import { requirementFor } from '@frontdesk/policies';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { Denial } from '../../../../errors/denials.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { isOverLimit } from '../../../../graphql/document-limits.ts';
import { documentReader } from '../../../../graphql/documents.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { isOfWorkspace, type RequiredPermission, requiredAccessOf } from '../../../../graphql/required-policies.ts';
import { PersistedOperationRegistered } from '../graphql/persisted-operation.results.ts';
import { operationById } from '../persisted-operations.repository.ts';

/** The id is the SHA-256 of the exact text, so anyone can compute it. Registering twice changes nothing. */
export async function registerPersistedOperation(
  ctx: WorkspaceContext,
  schema: GraphQLSchema,
  { document }: { document: string },
) {
  const parsed = validDocument(schema, document);
  if (typeof parsed === 'string') return refused(parsed, 'document');
  const operations = parsed.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || !operation?.name || operation.operation === 'subscription') {
    return refused('DOCUMENT_NOT_SINGLE', 'document');
  }

  const id = createHash('sha256').update(document).digest('hex');
  const name = operation.name.value;
  const kind = operation.operation === 'query' ? 'QUERY' : 'MUTATION';
  const { cost, pairs } = requiredAccessOf(schema, parsed, operation);
  const asked = { cost, policies: policiesFor(pairs) };
  const nameTaken = refused('OPERATION_NAME_TAKEN', 'document');
  return ctx.db.write(async (tx) => {
    const { workspace, membership, actor } = ctx;
    const made = { createdById: membership.userId, createdByName: actor.name, createdAt: ctx.services.clock() };
    const { count } = await tx.persistedOperation.createMany({
      data: { workspaceId: workspace.id, id, name, kind, document, ...asked, ...made },
      // When it exists already, the existing row stays.
      skipDuplicates: true,
    });
    const subject = { type: 'PersistedOperation', id };
    // Nothing was inserted: the same document exists, or another one has its name.
    if (count === 0 && !(await operationById(tx, id))) return nameTaken;
    if (count > 0)
      await recordEvent(tx, ctx, { name: 'persisted_operation.registered', subject, after: { name, kind } });
    return new PersistedOperationRegistered(id);
  });
}

/** Policies that a key needs, as named by the refusals. */
function policiesFor(pairs: readonly RequiredPermission[]): string[] {
  const named = pairs.filter(isOfWorkspace).flatMap(({ action, subject }) => {
    const { everyone, policies } = requirementFor(action as never, subject as never);
    return everyone ? [] : policies.slice(0, 1);
  });
  return [...new Set(named)].sort();
}

/** Parsed document, or why it can never run. The limits are those of a request. */
function validDocument(
  schema: GraphQLSchema,
  text: string,
): DocumentNode | 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COMPLEX' {
  // GraphQL comments may contain null characters, which PostgreSQL cannot store.
  if (text.includes('\0')) return 'DOCUMENT_INVALID';
  const reader = documentReader(schema);
  try {
    const parsed = reader.parse(text);
    const errors = reader.validate(parsed);
    if (errors.some(({ message }) => isOverLimit(message))) return 'DOCUMENT_TOO_COMPLEX';
    return errors.length > 0 ? 'DOCUMENT_INVALID' : parsed;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isTooComplex = error instanceof Denial || isOverLimit(error.message);
    return isTooComplex ? 'DOCUMENT_TOO_COMPLEX' : 'DOCUMENT_INVALID';
  }
}
