import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** Limits of a GraphQL document. Each is several times the size of the app's largest operation. */
export const DOCUMENT_LIMITS = {
  tokens: 2_000,
  /**
   * Maximum number of lines. Line breaks are not tokens, but graphql-js counts them to determine the location of an
   * error.
   */
  lines: 5_000,
  depth: 14,
  aliases: 30,
  directives: 20,
  /**
   * Maximum number of fields and fragments in all operations. A fragment is counted once for each path of spreads that
   * leads to it.
   */
  selections: 1_000,
  /**
   * Maximum number of times that a response key can be repeated in one selection, because validation compares repeated
   * fields in pairs.
   */
  repeats: 40,
  /**
   * Maximum estimated number of values in an introspection response. Allows for tools that read the whole schema in one
   * query.
   */
  schemaValues: 250_000,
  /** Maximum number of values in one response, assuming that all lists are full. */
  values: 10_000,
  bodyBytes: 100 * 1024,
  /** Maximum nesting depth of objects and lists in variables. */
  variablesDepth: 64,
} as const;

/**
 * Options for graphql-js. The number of errors is limited, because computing each of them takes time. `formatError`
 * removes suggestions for API callers who cannot read the schema.
 */
export const VALIDATION_OPTIONS = { maxErrors: 5 } as const;

const off = { enabled: false } as const;

/** Returns the validation rules that apply in addition to those of graphql-js, over HTTP and WebSocket. */
export function documentRules(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: DOCUMENT_LIMITS.depth },
    maxAliases: { n: DOCUMENT_LIMITS.aliases },
    maxDirectives: { n: DOCUMENT_LIMITS.directives },
    // These limits are disabled, because the parser itself counts tokens, and the cost, which depends on the requested
    // page sizes, is limited by the query compiler.
    maxTokens: off,
    costLimit: off,
    blockFieldSuggestion: off,
  });
  return armor.protect().validationRules;
}

/**
 * Returns whether an error message of the parser, of graphql-js or of the rules above means that a limit is exceeded.
 */
export const isOverLimit = (message: string): boolean =>
  /limit of \d+ exceeded|introspection depth exceeded|tokens?\. Parsing aborted|^Validation aborted/i.test(message);
