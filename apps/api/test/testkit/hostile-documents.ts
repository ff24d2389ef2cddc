/** A request that tries to block the event loop, or makes an analysis cost far more than the size of the document. */
export interface HostileDocument {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** The error code of POST /graphql. Null if the server accepts the document. */
  readonly code: 'QUERY_TOO_COMPLEX' | 'VALIDATION_FAILED' | 'BAD_REQUEST' | null;
}

const repeat = (count: number, part: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(' ');

/** Builds a document in which each fragment spreads the next one `fanOut` times. */
export const chain = (length: number, fanOut: number, kind = 'query'): string =>
  `${kind} { ...F0 } ${repeat(length, (nth) => `fragment F${nth} on Query { ${repeat(fanOut, () => `...F${nth + 1}`)} }`)} fragment F${length} on Query { viewer { id } }`;

/** Builds a document in which each fragment spreads the next one, and the last fragment spreads the first. */
export const ring = (length: number, fanOut = 1): string =>
  `{ ...F0 } ${repeat(length, (nth) => `fragment F${nth} on Query { ${repeat(fanOut, () => `...F${(nth + 1) % length}`)} }`)}`;

/** Length in characters of a long document. Its request stays below the size limit even if escaping doubles it. */
const LONG = 45_000;
const words = (word: string) => word.repeat(Math.floor(LONG / word.length));

export const HOSTILE: readonly HostileDocument[] = [
  { name: 'a chain of 21 fragments that doubles', query: chain(21, 2), code: 'QUERY_TOO_COMPLEX' },
  { name: 'a chain of 100 fragments that doubles', query: chain(100, 2), code: 'QUERY_TOO_COMPLEX' },
  { name: 'a valid document of 883 bytes, 30 spreads in 4 levels', query: chain(4, 30), code: 'QUERY_TOO_COMPLEX' },
  { name: 'a valid document with 190 spreads in 5 levels', query: chain(5, 190), code: 'QUERY_TOO_COMPLEX' },
  { name: 'a ring of 200 fragments', query: ring(200), code: 'QUERY_TOO_COMPLEX' },
  { name: 'a ring of 5 fragments', query: ring(5), code: 'VALIDATION_FAILED' },
  { name: 'a ring of 20 fragments that fans out', query: ring(20, 40), code: 'QUERY_TOO_COMPLEX' },
  {
    name: '2,000 empty fragments',
    query: `{ viewer { id } } ${repeat(2_000, (nth) => `fragment F${nth} on Query { }`)}`,
    code: 'BAD_REQUEST',
  },
  {
    name: 'as many unused fragments as the tokens allow',
    query: `{ viewer { id } } ${repeat(280, (nth) => `fragment F${nth} on Query { __typename }`)}`,
    code: 'VALIDATION_FAILED',
  },
  {
    name: 'one fragment 2,000 times',
    query: `{ ${repeat(2_000, () => '...F')} } fragment F on Query { viewer { id } }`,
    code: 'QUERY_TOO_COMPLEX',
  },
  {
    name: 'one fragment as often as the tokens allow',
    query: `{ ${repeat(980, () => '...F')} } fragment F on Query { viewer { id } }`,
    code: 'QUERY_TOO_COMPLEX',
  },
  { name: 'one field 480 times', query: `{ ${repeat(480, () => 'viewer { id }')} }`, code: 'QUERY_TOO_COMPLEX' },
  {
    name: '300 operations that share a fragment',
    query: `${repeat(300, (nth) => `query Q${nth} { ...F }`)} fragment F on Query { viewer { id } }`,
    code: 'BAD_REQUEST',
  },
  {
    name: '45,000 empty lines before 600 errors',
    query: `${'\n'.repeat(LONG)}{ ${repeat(600, (nth) => `leedsx${nth}`)} }`,
    code: 'QUERY_TOO_COMPLEX',
  },
  { name: 'unknown fields only', query: `{ ${repeat(900, (nth) => `qwerty${nth}`)} }`, code: 'VALIDATION_FAILED' },
  {
    name: 'a value full of "Did you mean"',
    query: `{ leads(first: "${words(' Did you mean ')}") { totalCount } }`,
    code: 'VALIDATION_FAILED',
  },
  {
    name: 'a value full of the words of a message',
    query: `{ leads(first: 1, filter: { statuses: "${words(String.raw`Value \"`).slice(0, 30_000)}" }) { totalCount } }`,
    code: 'VALIDATION_FAILED',
  },
  {
    name: 'a syntax error full of the words of a message',
    query: `{ "${words('cannot represent ')}" }`,
    code: 'BAD_REQUEST',
  },
  { name: 'a name of 45,000 letters', query: `{ ${'x'.repeat(LONG)} }`, code: 'VALIDATION_FAILED' },
  {
    name: 'a list in 900 lists',
    query: `{ leads(first: ${'['.repeat(900)}1${']'.repeat(900)}) { totalCount } }`,
    code: 'VALIDATION_FAILED',
  },
  {
    name: '20,000 wrong values of a variable',
    query: 'query ($s: [LeadStatus!]) { leads(first: 1, filter: { statuses: $s }) { totalCount } }',
    variables: { s: Array.from({ length: 20_000 }, () => 'A') },
    code: 'VALIDATION_FAILED',
  },
  {
    name: 'a variable full of the words of a message',
    query: 'query ($first: Int!) { leads(first: $first) { totalCount } }',
    variables: { first: words('Int cannot represent ') },
    code: 'VALIDATION_FAILED',
  },
  {
    name: 'a variable of 3,000 lists in each other',
    query: 'query ($first: Int!) { leads(first: $first) { totalCount } }',
    variables: { first: JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`) as unknown },
    code: 'BAD_REQUEST',
  },
  {
    name: 'the whole schema 29 times',
    query: `{ ${repeat(29, (nth) => `a${nth}: __schema { types { fields { type { name fields { name } } } } }`)} }`,
    code: 'QUERY_TOO_COMPLEX',
  },
];
