// @ts-expect-error -- The app's types do not include Node.js, which runs the tests.
import { globSync, readFileSync } from 'node:fs';
import { gql } from '@apollo/client';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { createCache } from './cache.ts';

const src = new URL('../../', import.meta.url);

/** The lists of which the SPA loads further pages, with the other arguments that it uses. */
const lists = new Map<string, Set<string>>();
for (const file of globSync('**/*.graphql', { cwd: src })) {
  for (const definition of parse(readFileSync(new URL(file, src), 'utf8')).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const field of definition.selectionSet.selections) {
      if (field.kind !== Kind.FIELD) continue;
      const names = field.arguments?.map(({ name }) => name.value) ?? [];
      if (!names.includes('after')) continue;
      const others = names.filter((name) => name !== 'first' && name !== 'after');
      lists.set(field.name.value, new Set([...(lists.get(field.name.value) ?? []), ...others]));
    }
  }
}

const page = (name: string, id: string) => ({
  [name]: {
    __typename: 'Connection',
    totalCount: 2,
    edges: [{ __typename: 'Edge', cursor: `c-${id}`, node: { __typename: 'Row', id } }],
    pageInfo: { __typename: 'PageInfo', hasNextPage: id === '1', endCursor: `c-${id}` },
  },
});

/** Reads a list through the cache with variables for its arguments. */
function reader(name: string, others: readonly string[]) {
  const cache = createCache();
  const used = ['first', 'after', ...others];
  const query = gql`query (${used.map((one) => `$${one}: String`).join(' ')}) {
    ${name}(${used.map((one) => `${one}: $${one}`).join(' ')}) {
      totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }
    }
  }`;
  return {
    write: (variables: object, id: string) => cache.writeQuery({ query, variables, data: page(name, id) }),
    ids: (variables: object): string[] | undefined =>
      // biome-ignore lint/suspicious/noExplicitAny: the query is made from the name of the list.
      cache.readQuery<any>({ query, variables })?.[name].edges.map(({ node }: { node: { id: string } }) => node.id),
  };
}

const cases = [...lists].map(([name, others]) => ({ name, others: [...others] }));

describe('the cache of a list with further pages', () => {
  it.each(cases)('appends the pages of $name. If this fails, add the list to LISTS in cache.ts', ({ name, others }) => {
    const { write, ids } = reader(name, others);
    write({ first: 1 }, '1');
    write({ first: 1, after: 'c-1' }, '2');
    expect(ids({ first: 1 })).toEqual(['1', '2']);
  });

  it.each(cases.flatMap(({ name, others }) => others.map((other) => ({ name, others, other }))))(
    'stores the rows of $name separately for each value of $other',
    ({ name, others, other }) => {
      const { write, ids } = reader(name, others);
      write({ first: 1, [other]: 'one' }, '1');
      expect(ids({ first: 1, [other]: 'one' })).toEqual(['1']);
      expect(ids({ first: 1, [other]: 'other' })).toBeUndefined();
    },
  );

  it('is tested for every list in the operations of the app', () => {
    expect(lists.size).toBeGreaterThan(20);
  });
});

it('keeps the excerpts of two searches that found the same text', () => {
  const cache = createCache();
  const query = gql`query ($query: String!) { searchResults(query: $query) { edges { node { id excerpt } } } }`;
  const found = (excerpt: string[]) => {
    const node = { __typename: 'SearchResult', id: 'message-1', excerpt };
    return { searchResults: { __typename: 'Connection', edges: [{ __typename: 'Edge', node }] } };
  };
  cache.writeQuery({ query, variables: { query: 'one' }, data: found(['', 'one', ' two']) });
  cache.writeQuery({ query, variables: { query: 'two' }, data: found(['one ', 'two']) });
  expect(cache.readQuery({ query, variables: { query: 'one' } })).toEqual(found(['', 'one', ' two']));
});
