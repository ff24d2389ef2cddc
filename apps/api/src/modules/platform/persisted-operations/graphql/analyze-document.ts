import { requirementFor } from '@frontdesk/policies';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { Denial } from '../../../../errors/denials.ts';
import { isOverLimit } from '../../../../graphql/document-limits.ts';
import { documentReader } from '../../../../graphql/documents.ts';
import { isOfWorkspace, type RequiredPermission, requiredAccessOf } from '../../../../graphql/required-policies.ts';
import type { AnalyzedDocument } from '../use-cases/persisted-operations.ts';

/**
 * Validates a document against the schema and the limits of a request. Returns the reason if it cannot be registered. A
 * document must contain exactly one operation, which must be a named query or mutation.
 */
export function analyzeDocument(schema: GraphQLSchema, text: string): AnalyzedDocument {
  const parsed = validDocument(schema, text);
  if (typeof parsed === 'string') return parsed;
  const operations = parsed.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || !operation?.name || operation.operation === 'subscription')
    return 'DOCUMENT_NOT_SINGLE';
  const { cost, pairs } = requiredAccessOf(schema, parsed, operation);
  const kind = operation.operation === 'query' ? 'QUERY' : 'MUTATION';
  return { name: operation.name.value, kind, cost, policies: policiesFor(pairs) };
}

function policiesFor(pairs: readonly RequiredPermission[]): string[] {
  const named = pairs.filter(isOfWorkspace).flatMap(({ action, subject }) => {
    const { everyone, policies } = requirementFor(action as never, subject as never);
    return everyone ? [] : policies.slice(0, 1);
  });
  return [...new Set(named)].sort();
}

function validDocument(
  schema: GraphQLSchema,
  text: string,
): DocumentNode | 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COMPLEX' {
  // Null characters are refused, because PostgreSQL cannot store them. A comment in a GraphQL document can contain
  // them.
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
