import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** Several times the largest SPA operation. Larger documents are errors or attacks. */
export const DOCUMENT_LIMITS = {
  tokens: 2_000,
  /** Line breaks are not tokens, but locating an error counts them. */
  lines: 5_000,
  depth: 14,
  aliases: 30,
  directives: 20,
  /** Fields and fragments of all operations, counted once per spread path that reaches them. */
  selections: 1_000,
  /** Maximum repetitions of a response key in one selection, because validation compares repeated fields in pairs. */
  repeats: 40,
  /** Estimated size of an introspection response. Tools read the whole schema in one query. */
  schemaValues: 200_000,
  /** Values in one response with full lists. */
  values: 10_000,
  bodyBytes: 100 * 1024,
  /** Nesting of objects and lists in variables. */
  variablesDepth: 64,
} as const;

/** For graphql-js: each error costs time, and suggestions reveal schema names. */
export const VALIDATION_OPTIONS = { maxErrors: 5, hideSuggestions: true } as const;

const off = { enabled: false } as const;

/** Validation rules in addition to those of graphql-js, for HTTP and sockets. */
export function documentRules(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: DOCUMENT_LIMITS.depth },
    maxAliases: { n: DOCUMENT_LIMITS.aliases },
    maxDirectives: { n: DOCUMENT_LIMITS.directives },
    // The parser counts tokens itself; cost depends on the requested list sizes.
    maxTokens: off,
    costLimit: off,
    blockFieldSuggestion: off,
  });
  return armor.protect().validationRules;
}

/** Messages with which the parser, graphql-js and the rules above report a limit. */
export const isOverLimit = (message: string): boolean =>
  /limit of \d+ exceeded|introspection depth exceeded|tokens?\. Parsing aborted|^Validation aborted/i.test(message);
