import { it, expect } from '@jest/globals';
import { ApolloClient, InMemoryCache, ApolloLink, gql, Observable } from '@apollo/client';
import { ApolloProvider, useFragment, useQuery } from '@apollo/client/react';
import { relayStylePagination } from '@apollo/client/utilities';
import { render, screen, waitFor, act } from '@testing-library/react';

const F = gql`fragment Row_lead on Lead { id name }`;
const Q = gql`query Q { leads(first: 2) { edges { cursor node { id ...Row_lead } } pageInfo { hasNextPage endCursor } totalCount } } ${F}`;
let renders: unknown[] = [];
function Table({ refs }: any) {
  const r = useFragment({ fragment: F, fragmentName: 'Row_lead', from: refs } as any) as any;
  renders.push(JSON.stringify({ c: r.complete, s: r.dataState, d: r.data }));
  return <ul>{r.data.map((d: any, i: number) => <li key={i}>{d?.name ?? 'none'}</li>)}</ul>;
}
function Page() {
  const { data } = useQuery(Q) as any;
  renders.push('page ' + JSON.stringify(data));
  if (!data) return <p>load</p>;
  return <Table refs={data.leads.edges.map((e: any) => e.node)} />;
}
it('tries', async () => {
  const link = new ApolloLink(() => new Observable((o) => { setTimeout(() => { o.next({ data: { leads: { __typename: 'LC', edges: [1, 2].map((i) => ({ __typename: 'LE', cursor: String(i), node: { __typename: 'Lead', id: String(i), name: 'n' + i } })), pageInfo: { __typename: 'PI', hasNextPage: false, endCursor: '2' }, totalCount: 2 } } }); o.complete(); }); }));
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { leads: relayStylePagination(['filter']) } } } });
  const client = new ApolloClient({ link, cache, dataMasking: true });
  render(<ApolloProvider client={client}><Page /></ApolloProvider>);
  await screen.findByText('n1');
  renders.push('--- evict');
  await act(async () => { cache.evict({ id: 'Lead:1' }); cache.gc(); });
  await waitFor(() => expect(screen.queryByText('n1')).toBeNull());
  renders.push('--- modify insert');
  await act(async () => {
    cache.writeFragment({ id: 'Lead:3', fragment: F, data: { __typename: 'Lead', id: '3', name: 'n3' } });
    cache.modify({ fields: { leads: (e: any, { toReference, storeFieldName }: any) => { renders.push(storeFieldName); return ({ ...e, totalCount: 9, edges: [{ __typename: 'LE', cursor: '', node: toReference('Lead:3') }, ...e.edges] }); } } });
  });
  await screen.findByText('n3');
  console.log(renders.join('\n'));
});
