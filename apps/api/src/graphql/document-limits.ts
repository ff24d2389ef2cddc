import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** Several times what the largest operation of the SPA needs; beyond that a document is a mistake or an attack. */
export const DOCUMENT_LIMITS = {
  tokens: 2_000,
  /** Line breaks, which are no tokens: the position of an error is found by counting them. */
  lines: 5_000,
  depth: 14,
  aliases: 30,
  directives: 20,
  /** Fields and fragments of all operations, each counted once for every way in which spreads reach it. */
  selections: 1_000,
  /** How often one selection may repeat a response key: validation compares repeated fields in pairs. */
  repeats: 40,
  /** What introspection answers with, estimated from the size of the schema. Tools read the whole schema in one query. */
  schemaValues: 200_000,
  /** In one answer, were every list as long as it may be. */
  values: 10_000,
  bodyBytes: 100 * 1024,
  /** Objects and lists in each other, in the variables of a request. */
  variablesDepth: 64,
} as const;

/** For graphql-js: each error costs time, and a suggestion names parts of the schema. */
export const VALIDATION_OPTIONS = { maxErrors: 5, hideSuggestions: true } as const;

const off = { enabled: false } as const;

/** Rules that run with graphql-js' own, over HTTP and over a socket alike. */
export function documentRules(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: DOCUMENT_LIMITS.depth },
    maxAliases: { n: DOCUMENT_LIMITS.aliases },
    maxDirectives: { n: DOCUMENT_LIMITS.directives },
    // Tokens are counted by the parser itself; cost by the size of the lists asked for.
    maxTokens: off,
    costLimit: off,
    blockFieldSuggestion: off,
  });
  return armor.protect().validationRules;
}

/** The messages with which the parser, graphql-js and the rules above report a limit. */
export const isOverLimit = (message: string): boolean =>
  /limit of \d+ exceeded|introspection depth exceeded|tokens?\. Parsing aborted|^Validation aborted/i.test(message);
