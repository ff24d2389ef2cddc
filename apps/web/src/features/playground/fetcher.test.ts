import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createFetcher } from './fetcher.ts';

const send = jest.fn(async (_url: string, _init: RequestInit) => ({ json: async () => ({ data: {} }) }));
const realFetch = globalThis.fetch;
beforeEach(() => {
  send.mockClear();
  globalThis.fetch = send as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const headersOf = () => send.mock.calls[0]?.[1].headers;
const fetcherWith = (apiKey: string | null) =>
  createFetcher({ workspace: 'acme', ownToken: async () => 'own-token', apiKey: () => apiKey });

it('runs as the signed-in user, in this workspace', async () => {
  await fetcherWith(null)({ query: '{ workspace { id } }' });
  expect(headersOf()).toMatchObject({ authorization: 'Bearer own-token', 'x-workspace': 'acme' });
});

it('runs with a pasted key', async () => {
  await fetcherWith('fd_live_key')({ query: '{ workspace { id } }' });
  expect(headersOf()).toMatchObject({ authorization: 'Bearer fd_live_key', 'x-workspace': 'acme' });
});

it('reads the documentation as the signed-in user, even with a pasted key', async () => {
  await fetcherWith('fd_live_key')({
    query: 'query IntrospectionQuery { __schema { queryType { name } } }',
    operationName: 'IntrospectionQuery',
  });
  expect(headersOf()).toMatchObject({ authorization: 'Bearer own-token' });
});

it('sends the text of the document, not an id', async () => {
  await fetcherWith(null)({ query: 'query A { workspace { id } }', operationName: 'A', variables: { x: 1 } });
  expect(JSON.parse(send.mock.calls[0]?.[1].body as string)).toEqual({
    query: 'query A { workspace { id } }',
    operationName: 'A',
    variables: { x: 1 },
  });
});
