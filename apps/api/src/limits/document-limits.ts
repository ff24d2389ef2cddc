import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** Twice what the largest operation of the SPA needs; beyond that a document is a mistake or an attack. */
export const DOCUMENT_LIMITS = {
  tokens: 2_000,
  depth: 14,
  aliases: 30,
  directives: 20,
  /** In one answer, were every list as long as it may be. */
  values: 10_000,
  bodyBytes: 100 * 1024,
} as const;

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

/** The words the rules above refuse with. */
export const isOverLimit = (message: string): boolean =>
  /limit of \d+ exceeded|introspection depth exceeded|tokens?\. Parsing aborted/i.test(message);
