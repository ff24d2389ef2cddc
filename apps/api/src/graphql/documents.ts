import { GraphQLError, type GraphQLSchema, getOperationAST, OperationTypeNode, parse } from 'graphql';
import { DOCUMENT_LIMITS } from '../limits/document-limits.ts';
import { type Needs, needsOf } from './needs.ts';

/** One operation of a document, by its text alone. */
export interface KnownDocument {
  readonly name: string | null;
  readonly isMutation: boolean;
  readonly rootFields: number;
  readonly needs: Needs;
}

export interface Documents {
  /** Null for what is no document, or does not say which of its operations is meant; somebody else makes the error. */
  find(query: string, operationName?: string | null): KnownDocument | null;
}

const MOST = 500;
const LONGEST = 10_000;

/** Reads a text once, however often it comes. */
export function documents(schema: GraphQLSchema): Documents {
  const known = new Map<string, KnownDocument | null>();
  return {
    find: (query, operationName = null) => {
      const key = `${operationName ?? ''}\n${query}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const read = readDocument(schema, query, operationName);
      if (known.size >= MOST) known.clear();
      if (key.length <= LONGEST) known.set(key, read);
      return read;
    },
  };
}

function readDocument(schema: GraphQLSchema, query: string, operationName: string | null): KnownDocument | null {
  try {
    const document = parse(query, { maxTokens: DOCUMENT_LIMITS.tokens });
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    return {
      name: operation.name?.value ?? null,
      isMutation: operation.operation === OperationTypeNode.MUTATION,
      rootFields: operation.selectionSet.selections.length,
      needs: needsOf(schema, document, operation),
    };
  } catch (error) {
    // No document at all; or one whose fragments go round in circles, which validation will say.
    if (error instanceof GraphQLError || error instanceof RangeError) return null;
    throw error;
  }
}
