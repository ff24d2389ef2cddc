import {
  type DocumentNode,
  type FragmentSpreadNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Denial } from '../errors/denials.ts';
import { DOCUMENT_LIMITS, documentRules, VALIDATION_OPTIONS } from './document-limits.ts';
import { assertSize } from './document-size.ts';
import { type RequiredAccess, requiredAccessOf } from './required-policies.ts';
import { schemaScale } from './schema-scale.ts';

/** Result of the analysis of one operation. */
export interface KnownOperation {
  readonly name: string | null;
  readonly type: OperationTypeNode;
  readonly needs: RequiredAccess;
  /** Names of the root fields, by their key in the response. */
  readonly roots: ReadonlyMap<string, string>;
}

export interface KnownDocument {
  /**
   * Returns an operation by name. Returns null if there is none, or if no name is given and the document contains
   * several operations.
   */
  operation(name: string | null): KnownOperation | null;
}

/** Parses and validates documents within the limits. Used for HTTP and WebSocket. */
export interface DocumentReader {
  /**
   * Parses and measures a document. Throws QUERY_TOO_COMPLEX if it exceeds a limit, or a GraphQLError for a syntax
   * error.
   */
  parse(query: string): DocumentNode;
  /** Validates a parsed document against the GraphQL rules and the document limits. */
  validate(document: DocumentNode): readonly GraphQLError[];
}

export interface Documents extends DocumentReader {
  /**
   * Returns the analyzed document, either from the cache or by parsing it. Returns null if it has a syntax error.
   * Throws QUERY_TOO_COMPLEX if it exceeds a limit.
   */
  find(query: string): KnownDocument | null;
}

export function documentReader(schema: GraphQLSchema): DocumentReader {
  const scale = schemaScale(schema);
  return {
    parse: (query) => {
      assertLines(query);
      const document = parse(query, { maxTokens: DOCUMENT_LIMITS.tokens });
      assertSize(document, scale);
      return document;
    },
    validate: (document) => validate(schema, document, [...specifiedRules, ...documentRules()], VALIDATION_OPTIONS),
  };
}

/** Maximum number of cached documents. */
const CACHED_DOCUMENTS = 500;
/** Maximum length of a cached document in characters. */
const CACHED_CHARACTERS = 10_000;

/** Creates a document reader with a cache. `find` returns null for a document that cannot be parsed. */
export function documents(schema: GraphQLSchema): Documents {
  const reader = documentReader(schema);
  // The key is the complete text. Documents that cannot be parsed are not cached (see docs/caches.md).
  const known = new LRUCache<string, KnownDocument>({ max: CACHED_DOCUMENTS });
  return {
    ...reader,
    find: (query) => {
      const found = known.get(query);
      if (found) return found;
      const document = unlessSyntaxError(() => reader.parse(query));
      if (!document) return null;
      const read = readDocument(schema, document);
      if (query.length <= CACHED_CHARACTERS) known.set(query, read);
      return read;
    },
  };
}

function assertLines(query: string): void {
  let lines = 1;
  for (let at = query.search(/[\r\n]/); at >= 0 && at < query.length; at += 1) {
    const code = query.charCodeAt(at);
    if (code === 10 || code === 13) lines += 1;
  }
  if (lines > DOCUMENT_LIMITS.lines) {
    throw new Denial('QUERY_TOO_COMPLEX', `This document has more than ${DOCUMENT_LIMITS.lines} lines. Shorten it.`);
  }
}

/**
 * Returns a document whose operations are analyzed when they are first used. Its method `operation` returns null for an
 * unknown name.
 */
function readDocument(schema: GraphQLSchema, document: DocumentNode): KnownDocument {
  const operations = new Map<string | null, KnownOperation>();
  return {
    operation: (name) => {
      const found = operations.get(name);
      const node = found ? null : getOperationAST(document, name);
      if (!node) return found ?? null;
      const known = {
        name: node.name?.value ?? null,
        type: node.operation,
        needs: requiredAccessOf(schema, document, node),
        roots: rootFieldsOf(document, node.selectionSet),
      };
      operations.set(name, known);
      return known;
    },
  };
}

/**
 * Returns the root fields of an operation. Each fragment is read only once, because a document that was not validated
 * can contain a cycle.
 */
function rootFieldsOf(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  spread: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const found = selections.flatMap((selection): [string, string][] => {
    if (selection.kind === Kind.FIELD) return [[selection.alias?.value ?? selection.name.value, selection.name.value]];
    if (selection.kind === Kind.INLINE_FRAGMENT) return [...rootFieldsOf(document, selection.selectionSet, spread)];
    const fragment = spread.has(selection.name.value) ? undefined : fragmentOf(document, selection);
    const within = new Set([...spread, selection.name.value]);
    return fragment ? [...rootFieldsOf(document, fragment.selectionSet, within)] : [];
  });
  return new Map(found);
}

const fragmentOf = ({ definitions }: DocumentNode, { name }: FragmentSpreadNode) =>
  definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find((definition) => definition.name.value === name.value);

function unlessSyntaxError<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof Denial)) return null;
    throw error;
  }
}

export const isMutation = ({ type }: KnownOperation): boolean => type === OperationTypeNode.MUTATION;
