import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DocumentNode, getIntrospectionQuery, getOperationAST, Kind, parse, visit } from 'graphql';
import { chain, HOSTILE, ring } from '../../test/testkit/hostile-documents.ts';
import { readSpaManifest } from '../modules/platform/persisted-operations/index.ts';
import { DOCUMENT_LIMITS } from './document-limits.ts';
import { measure } from './document-size.ts';
import { documents } from './documents.ts';
import { analyze, LARGEST_COST } from './required-policies.ts';
import { sharedGraph } from './schema.ts';
import { schemaScale } from './schema-scale.ts';

const schema = sharedGraph();
const scale = schemaScale(schema);
const parsed = (text: string) => parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });

function nodesOf(document: DocumentNode): number {
  let nodes = 0;
  visit(document, {
    enter: () => {
      nodes += 1;
    },
  });
  return nodes;
}

/** Returns the number of steps of each analysis of a document: one step per visited node. */
function stepsOf(document: DocumentNode): { readonly measured: number; readonly analyzed: number } {
  const analyzed = document.definitions.map((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? analyze(schema, document, one).steps : 0,
  );
  return { measured: measure(document, scale).steps, analyzed: Math.max(...analyzed) };
}

const FIELDS = [
  'viewer { id }',
  '__typename',
  'leads(first: 100) { edges { node { id } } }',
  'platform { registrationMode }',
];

/**
 * Generates documents with arbitrary references between fragments: chains, several references, cycles and unknown
 * names.
 */
const fragmentGraph = fc
  .record({
    size: fc.integer({ min: 1, max: 60 }),
    parts: fc.array(fc.tuple(fc.nat(60), fc.nat(65), fc.integer({ min: 1, max: 12 }), fc.nat(3)), { maxLength: 60 }),
  })
  .map(({ size, parts }) => {
    const bodies = Array.from({ length: size }, (_, nth) => [`...F${nth + 1}`, `...F${nth + 1}`]);
    for (const [from, to, times, field] of parts) {
      bodies[from % size]?.push(...Array.from({ length: times }, () => `...F${to}`), FIELDS[field] ?? '');
    }
    const fragments = bodies.map((body, nth) => `fragment F${nth} on Query { ${body.join(' ')} }`);
    return `query { ...F0 } ${fragments.join(' ')} fragment F${size} on Query { viewer { id } }`;
  });

describe('the analysis of a document [S1]', () => {
  it('visits a number of nodes that grows linearly with the document for any fragments', () => {
    fc.assert(
      fc.property(fragmentGraph, (text) => {
        const document = parse(text);
        const { measured, analyzed } = stepsOf(document);
        const nodes = nodesOf(document);
        expect(measured).toBeLessThanOrEqual(nodes + DOCUMENT_LIMITS.selections);
        expect(analyzed).toBeLessThanOrEqual(nodes);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a chain that doubles', (size: number) => chain(size, 2)],
    ['a chain that fans out', (size: number) => chain(size, 10)],
    ['a ring', (size: number) => ring(size)],
    ['a ring that fans out', (size: number) => ring(size, 10)],
  ])('visits at most twice as many nodes for twice the document: %s', (_what, documentOf) => {
    const [small, large] = [stepsOf(parse(documentOf(40))), stepsOf(parse(documentOf(80)))];
    expect(large.analyzed).toBeLessThanOrEqual(2 * small.analyzed);
    expect(large.measured).toBeLessThanOrEqual(2 * small.measured);
  });

  it.each(HOSTILE.filter(({ query }) => isParsable(query)).map(({ name, query }) => [name, query]))(
    'visits no node twice: %s',
    (_name, query) => {
      const document = parsed(query);
      const { measured, analyzed } = stepsOf(document);
      expect(analyzed).toBeLessThanOrEqual(nodesOf(document));
      expect(measured).toBeLessThanOrEqual(nodesOf(document) + DOCUMENT_LIMITS.selections);
    },
  );

  it('counts up to a limit, which a column of the database can hold', () => {
    const document = parse(chain(500, 9));
    const operation = getOperationAST(document);
    expect(operation && analyze(schema, document, operation).needs.cost).toBe(LARGEST_COST);
    expect(LARGEST_COST).toBeLessThan(2 ** 31);
    expect(measure(document, scale).selections).toBe(LARGEST_COST);
  });

  it('computes the same cost for a fragment as for its fields in its place', () => {
    const page = 'fragment Page on LeadConnection { edges { node { id name } } totalCount }';
    const cost = (text: string) => {
      const document = parse(text);
      const operation = getOperationAST(document);
      return operation ? analyze(schema, document, operation).needs.cost : 0;
    };
    const inline = (first: number) => cost(`{ leads(first: ${first}) { edges { node { id name } } totalCount } }`);
    expect(inline(7)).toBeLessThan(inline(50)); // Precondition: the cost depends on `first`.
    for (const first of [1, 7, 50]) expect(cost(`{ leads(first: ${first}) { ...Page } } ${page}`)).toBe(inline(first));
    expect(cost(`{ a: leads(first: 7) { ...Page } b: leads(first: 50) { ...Page } } ${page}`)).toBe(
      inline(7) + inline(50),
    );
  });
});

const ROOTS = [
  'viewer { id }',
  'workspace { id name }',
  'platform { registrationMode }',
  'leadCounts { status count }',
];
const repeat = (count: number, part: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => part(nth)).join(' ');

/** Valid documents that are large in different ways. */
const LARGEST: readonly (readonly [string, string])[] = [
  ['fields that repeat', `{ ${ROOTS.map((root) => repeat(DOCUMENT_LIMITS.repeats, () => root)).join(' ')} }`],
  [
    'aliases',
    `{ ${repeat(DOCUMENT_LIMITS.aliases, (nth) => `a${nth}: workspace { id name slug ${repeat(20, () => '__typename')} }`)} }`,
  ],
  [
    'fragments side by side',
    `{ ${repeat(130, (nth) => `...F${nth}`)} } ${repeat(130, (nth) => `fragment F${nth} on Query { ${ROOTS[nth % 4]} }`)}`,
  ],
  ['spreads of spreads', chain(2, 6)],
  ['operations', `${repeat(240, (nth) => `query Q${nth} { ...F }`)} fragment F on Query { viewer { id } }`],
  ['introspection', getIntrospectionQuery()],
];

/** Returns the CPU time of parsing, analyzing and validating a document that the reader has not seen, in milliseconds. */
function cpuTimeOf(text: string): number {
  const reader = documents(schema);
  const since = process.cpuUsage();
  for (const one of reader.parse(text).definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) reader.find(text)?.operation(one.name?.value ?? null);
  expect(reader.validate(reader.parse(text))).toEqual([]);
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

describe('the largest documents that are admitted [S1]', () => {
  it.each(LARGEST)('take at most 20 times as long as the introspection query: %s', (_what, text) => {
    // Takes the minimum CPU time of several runs, to exclude compilation, garbage collection and other processes.
    const runs = Array.from({ length: 12 }, () => [cpuTimeOf(text), cpuTimeOf(getIntrospectionQuery())] as const);
    const [time, reference] = [Math.min(...runs.map(([one]) => one)), Math.min(...runs.map(([, other]) => other))];
    expect(time).toBeLessThanOrEqual(20 * reference);
  });
});

describe('the limits', () => {
  it('allow every operation of the SPA', async () => {
    const sizes = (await readSpaManifest()).map(({ body }) => measure(parsed(body), scale));
    expect(sizes.length).toBeGreaterThan(100); // Precondition: the app's documents are found.
    for (const limit of ['selections', 'repeats'] as const) {
      expect(Math.max(...sizes.map((size) => size[limit]))).toBeLessThanOrEqual(DOCUMENT_LIMITS[limit] / 4);
    }
  });

  it('allow the introspection query of common tools', () => {
    const { schemaValues, selections } = measure(parsed(getIntrospectionQuery()), scale);
    expect(schemaValues).toBeGreaterThan(10_000); // Precondition: introspection is counted.
    expect(schemaValues).toBeLessThanOrEqual(DOCUMENT_LIMITS.schemaValues / 2);
    expect(selections).toBeLessThanOrEqual(DOCUMENT_LIMITS.selections / 2);
  });
});

function isParsable(query: string): boolean {
  try {
    return parsed(query).kind === Kind.DOCUMENT;
  } catch {
    return false;
  }
}
