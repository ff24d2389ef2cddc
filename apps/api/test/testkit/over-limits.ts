/**
 * Builds a document with the given number of tokens, levels, aliases and so on. Size is checked before validation, so
 * fields need not exist.
 */
export const OVERSIZED: Readonly<Record<string, (kind: Kind, size: number) => string>> = {
  tokens: (kind, size) => `${kind} ($numbers: [Int!] = [${'1 '.repeat(size)}]) { __typename }`,
  depth: (kind, size) => `${kind} { ${'a { '.repeat(size - 1)}a${' }'.repeat(size - 1)} }`,
  aliases: (kind, size) => `${kind} { ${FIELDS[kind](fields(size, () => 'id'))} }`,
  directives: (kind, size) => `${kind} { ${'... @include(if: true) { __typename } '.repeat(size)} }`,
};

type Kind = 'query' | 'mutation' | 'subscription';

/** For each operation type, selects a field that has subfields. */
const FIELDS: Readonly<Record<Kind, (inside: string) => string>> = {
  query: (inside) => `viewer { ${inside} }`,
  mutation: (inside) => `pauseAgent { errors { ${inside.replaceAll('id', 'code')} } }`,
  subscription: (inside) => `leadChanged { ${inside} }`,
};

/** Nested lists with more values than a response may contain. */
export const MANY_VALUES = {
  http: '{ conversations(first: 100) { edges { node { messages(last: 100) { nodes { id body } } } } } }',
  socket: `subscription { conversationChanged { conversation { ${fields(28, () => 'messages(last: 100) { nodes { id body authorType direction } }')} } } }`,
} as const;

/** The selections of `MANY_VALUES` with lists of 5 instead of 100, which stay within the limit. */
export const FEW_VALUES = {
  http: MANY_VALUES.http.replaceAll('100', '5'),
  socket: MANY_VALUES.socket.replaceAll('100', '5'),
} as const;

function fields(count: number, field: (nth: number) => string): string {
  return Array.from({ length: count }, (_, nth) => `a${nth}: ${field(nth)}`).join(' ');
}
