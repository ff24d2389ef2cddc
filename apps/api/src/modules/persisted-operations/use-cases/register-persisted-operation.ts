import { createHash } from 'node:crypto';
import { requirementFor } from '@frontdesk/policies';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import { record } from '../../../events/record.ts';
import { isOfWorkspace, needsOf, type Pair } from '../../../graphql/needs.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { DOCUMENT_LIMITS, documentRules } from '../../../limits/document-limits.ts';
import { PersistedOperationRegistered } from '../graphql/persisted-operation.results.ts';
import { operationById } from '../persisted-operations.repository.ts';

/** The id is the SHA-256 of the text as it was given, so anybody can compute it; registering twice changes nothing. */
export async function registerPersistedOperation(
  ctx: WorkspaceContext,
  schema: GraphQLSchema,
  { document }: { document: string },
) {
  const parsed = parseDocument(document);
  // The limits it would meet when it runs: what can never run is not kept.
  const rules = [...specifiedRules, ...documentRules()];
  if (!parsed || validate(schema, parsed, rules).length > 0) return refused('DOCUMENT_INVALID', 'document');
  const operations = parsed.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || !operation?.name || operation.operation === 'subscription') {
    return refused('DOCUMENT_NOT_SINGLE', 'document');
  }

  const id = createHash('sha256').update(document).digest('hex');
  const name = operation.name.value;
  const kind = operation.operation === 'query' ? 'QUERY' : 'MUTATION';
  const { cost, pairs } = needsOf(schema, parsed, operation);
  const asked = { cost, policies: policiesFor(pairs) };
  const nameTaken = refused('OPERATION_NAME_TAKEN', 'document');
  return ctx.db.write(async (tx) => {
    const { workspace, membership, actor } = ctx;
    const made = { createdById: membership.userId, createdByName: actor.name, createdAt: ctx.services.clock() };
    const { count } = await tx.persistedOperation.createMany({
      data: { workspaceId: workspace.id, id, name, kind, document, ...asked, ...made },
      // Known already, or registered in the same instant by somebody else: theirs stays.
      skipDuplicates: true,
    });
    const subject = { type: 'PersistedOperation', id };
    // Nothing was kept: this very document is there already, or another one has its name.
    if (count === 0 && !(await operationById(tx, id))) return nameTaken;
    if (count > 0) await record(tx, ctx, { name: 'persisted_operation.registered', subject, after: { name, kind } });
    return new PersistedOperationRegistered(id);
  });
}

/** What a key must hold to be let through, each question named by the one policy that a refusal would name. */
function policiesFor(pairs: readonly Pair[]): string[] {
  const named = pairs.filter(isOfWorkspace).flatMap(({ action, subject }) => {
    const { everyone, policies } = requirementFor(action as never, subject as never);
    return everyone ? [] : policies.slice(0, 1);
  });
  return [...new Set(named)].sort();
}

function parseDocument(document: string): DocumentNode | null {
  // GraphQL allows the zero character in a comment; PostgreSQL cannot keep it.
  if (document.includes('\0')) return null;
  try {
    return parse(document, { maxTokens: DOCUMENT_LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
