import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheExchange, fetchExchange, Client as UrqlClient } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, parse } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { pino } from 'pino';
import { temporaryFolder } from '../src/db/scratch-database.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';

const SDL = join(import.meta.dirname, '../../../packages/schema/schema.graphql');
const LEADS = 'query Leads($first: Int!) { leads(first: $first) { totalCount } }';
const CREATE = `mutation CreateLead($input: CreateLeadInput!) {
  createLead(input: $input) { lead { name } errors { code message } } }`;
const input = { name: 'Grace Hopper', phone: '+14155550123', consent: true };
const created = { createLead: { lead: { name: 'Grace Hopper' }, errors: [] } };

let fd: TestFrontdesk;
let scene: Scene;
let key: { readonly bearer: string };
let persistedOnly: { readonly bearer: string };
let url: string;
let headers: { readonly authorization: string };
/** Method, status and whether the text was sent, of each request of the test. */
let requests: string[];

/** The fetch function of the clients. Records the requests and changes nothing. */
const recordingFetch: typeof fetch = async (to, init) => {
  const response = await fetch(to, init);
  const method = init?.method ?? 'GET';
  const sent = method === 'GET' ? response.url : (init?.body as string);
  requests.push(`${method} ${/query(?:=|":")\w/.test(sent) ? 'text' : 'hash'} ${response.status}`);
  return response;
};

beforeAll(async () => {
  fd = await startFrontdesk({ mode: 'production' });
  url = `${await fd.listen()}/graphql`;
  scene = await openScene(fd, 'owner');
  key = await buildApiKey(fd, scene.workspace, scene.founder);
  persistedOnly = await buildApiKey(fd, scene.workspace, scene.founder, { mode: 'PERSISTED_ONLY' });
  headers = { authorization: `Bearer ${key.bearer}` };
});
afterAll(() => fd.close());
beforeEach(() => {
  requests = [];
});

describe('Apollo Client', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const apollo = (bearer: string, { isPersisted = false, useGETForHashedQueries = false } = {}) => {
    const http = new HttpLink({ uri: url, fetch: recordingFetch, headers: { authorization: `Bearer ${bearer}` } });
    const link = isPersisted ? new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(http) : http;
    return new ApolloClient({ link, cache: new InMemoryCache() });
  };
  const read = (client: ApolloClient, name: string) =>
    client.query({ query: gql(LEADS.replace('Leads', name)), variables: { first: 1 } });

  it('runs queries and mutations [API-24]', async () => {
    const client = apollo(key.bearer);
    expect((await read(client, 'Plain')).data).toMatchObject({ leads: { totalCount: expect.any(Number) } });
    expect((await client.mutate({ mutation: gql(CREATE), variables: { input } })).data).toMatchObject(created);
  });

  it.each([false, true])('runs automatic persisted queries, with GET for hashes: %s [API-24]', async (byGet) => {
    const options = { isPersisted: true, useGETForHashedQueries: byGet };
    const name = byGet ? 'ByGet' : 'ByPost';
    const hash = byGet ? 'GET hash' : 'POST hash';
    expect((await read(apollo(key.bearer, options), name)).data).toMatchObject({ leads: {} });
    expect(requests).toEqual([`${hash} 404`, 'POST text 200']);
    expect((await read(apollo(key.bearer, options), name)).data).toMatchObject({ leads: {} });
    expect(requests.at(-1)).toBe(`${hash} 200`);
  });

  it('does not run a text that a key in mode PERSISTED_ONLY sends with its hash', async () => {
    const options = { isPersisted: true };
    expect((await read(apollo(key.bearer, options), 'Shared')).data).toMatchObject({ leads: {} }); // Precondition.
    requests = [];
    await expect(read(apollo(persistedOnly.bearer, options), 'Shared')).rejects.toThrow('status code 404');
    expect(requests).toEqual(['POST hash 404', 'POST text 404']);
  });
});

describe('urql', () => {
  it('runs queries and mutations with its defaults, which send queries by GET [API-24]', async () => {
    const client = new UrqlClient({
      url,
      exchanges: [cacheExchange, fetchExchange],
      fetch: recordingFetch,
      fetchOptions: { headers },
    });
    expect(await client.query(LEADS, { first: 1 })).toMatchObject({ error: undefined, data: { leads: {} } });
    expect(await client.mutation(CREATE, { input })).toMatchObject({ error: undefined, data: created });
    expect(requests).toEqual(['GET text 200', 'POST text 200']);
  });

  it('runs automatic persisted queries [API-24]', async () => {
    const client = new UrqlClient({
      url,
      exchanges: [persistedExchange(), fetchExchange],
      fetch: recordingFetch,
      fetchOptions: { headers },
    });
    const query = LEADS.replace('Leads', 'OfUrql');
    for (const first of [1, 2]) {
      expect(await client.query(query, { first })).toMatchObject({ error: undefined, data: { leads: {} } });
    }
    expect(requests).toEqual(['GET hash 404', 'GET text 200', 'GET hash 200']);
  });
});

describe('a GET of another origin', () => {
  const search = `?${String(new URLSearchParams({ query: '{ __typename }' }))}`;
  const get = (query: string, more: Record<string, string>) =>
    fd.app.inject({ method: 'GET', url: `/graphql${query}`, headers: more });

  it('is refused without a header that starts a preflight request', async () => {
    expect((await get(search, headers)).statusCode).toBe(200); // Precondition: the query is valid.
    expect((await get(search, { cookie: 'frontdesk=x' })).statusCode).not.toBe(200);
  });

  it('runs no mutation', async () => {
    const variables = JSON.stringify({ input });
    const before = await count();
    const answer = await get(`?${String(new URLSearchParams({ query: CREATE, variables }))}`, headers);
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(await count()).toBe(before);
    const sent = { query: CREATE, variables: { input } };
    expect((await as(fd, key).post(sent)).data).toMatchObject(created); // Precondition.
  });

  it('leaves no document and no variables in the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const logged = await startFrontdesk({ beside: fd, log });
    try {
      await logged.app.inject({ method: 'GET', url: `/graphql${search}`, headers });
    } finally {
      await logged.close();
    }
    expect(lines.filter((line) => line.includes('"url":"/graphql"'))).toHaveLength(1); // Precondition.
    expect(lines.join('')).not.toContain('__typename');
  });

  const count = async () => (await as(fd, key).ok('{ leads(first: 1) { totalCount } }')).leads.totalCount;
});

it('graphql-request runs queries and mutations [API-24]', async () => {
  const client = new GraphQLClient(url, { headers });
  expect(await client.request(LEADS, { first: 1 })).toMatchObject({ leads: {} });
  expect(await client.request(CREATE, { input })).toMatchObject(created);
});

it('graphql-sse runs queries and mutations [API-24]', async () => {
  const client = createSseClient({ url, headers, retryAttempts: 0 });
  const first = async (payload: Parameters<typeof client.iterate>[0]) => {
    const results = [];
    for await (const result of client.iterate(payload)) results.push(result);
    return results;
  };
  expect(await first({ query: LEADS, variables: { first: 1 } })).toMatchObject([{ data: { leads: {} } }]);
  expect(await first({ query: CREATE, variables: { input } })).toMatchObject([{ data: created }]);
  client.dispose();
});

it('graphql-ws receives the events of a subscription [API-24]', async () => {
  const client = createSocketClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: { accessToken: key.bearer },
    retryAttempts: 0,
  });
  const events = client.iterate({
    query: 'subscription { leadChanged { lead { name } } }',
    extensions: { lookBackMs: 10_000 },
  });
  const next = events.next();
  await as(fd, key).ok(CREATE, { input: { ...input, name: 'Ada Lovelace' } });
  expect((await next).value).toMatchObject({ data: { leadChanged: { lead: { name: expect.any(String) } } } });
  await events.return?.();
  await client.dispose();
});

describe('requests as Postman and Bruno send them', () => {
  const POSTMAN = { accept: '*/*', 'user-agent': 'PostmanRuntime/7.56.1', 'accept-encoding': 'gzip, deflate, br' };
  const BRUNO = { accept: 'application/json', 'user-agent': 'bruno-runtime/2.0.0' };
  const send = async (caller: Caller, client: Record<string, string>, body: object) => {
    const authorization = `Bearer ${caller.bearer}`;
    const sent = { ...client, 'content-type': 'application/json', authorization };
    return (await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify(body) })).json() as Promise<{
      data: IntrospectionQuery;
    }>;
  };

  it.each([
    ['Postman', POSTMAN, { query: LEADS, operationName: 'Leads', variables: { first: 1 } }],
    ['Postman without variables', POSTMAN, { query: '{ leads(first: 1) { totalCount } }' }],
    ['Bruno', BRUNO, { query: LEADS, variables: { first: 1 } }],
  ])('run: %s [API-24]', async (_name, client, body) => {
    expect(await send(key, client, body)).toMatchObject({ data: { leads: {} } });
  });

  it.each([
    ['Postman', POSTMAN, { descriptions: true, inputValueDeprecation: true, directiveIsRepeatable: true }],
    ['Bruno', BRUNO, {}],
    [
      'a client that asks for everything',
      BRUNO,
      { schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true, oneOf: true },
    ],
  ])('introspect the schema in a playground session: %s [API-24]', async (_name, client, options) => {
    const { data } = await send({ bearer: await playgroundToken() }, client, { query: getIntrospectionQuery(options) });
    expect(Object.keys(buildClientSchema(data).getQueryType()?.getFields() ?? {}).length).toBeGreaterThan(50);
  });
});

describe('code generators', () => {
  const DOCUMENT = `query LeadNames($first: Int!, $after: String) {
    leads(first: $first, after: $after) { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } } }`;

  it('graphql-codegen generates types of operations [API-24]', async () => {
    const plugins = { typescript, typescriptOperations };
    const code = await codegen({
      filename: 'types.ts',
      schema: parse(await readFile(SDL, 'utf8')),
      documents: [{ location: 'leads.graphql', document: parse(DOCUMENT) }],
      config: {},
      plugins: [{ typescript: {} }, { typescriptOperations: {} }],
      pluginMap: plugins,
    });
    expect(code).toMatch(/export type LeadNamesQuery = /);
  });

  it('the Relay compiler compiles a page of a list [API-24]', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'schema.graphql'), await readFile(SDL, 'utf8'));
    await writeFile(
      join(folder, 'src/leads.ts'),
      `graphql\`query leadsQuery($first: Int!, $after: String) {
         leads(first: $first, after: $after) { edges { cursor node { id name } } pageInfo { endCursor } } }\`;`,
    );
    const config = { src: './src', schema: './schema.graphql', language: 'typescript' };
    await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
    const compiler = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'));
    await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });
    const generated = await readFile(join(folder, 'src/__generated__/leadsQuery.graphql.ts'), 'utf8');
    expect(generated).toMatch(/readonly name: string/);
  });
});

async function playgroundToken(): Promise<string> {
  const { tokens, clock } = fd.services;
  const session = await tokens.verify(String(scene.caller.bearer), clock());
  if (!session) throw new Error('The caller of the scene has no session.');
  const claims = { ...session, use: 'playground' as const, workspaceId: scene.workspace.id };
  return (await tokens.sign(claims, clock())).token;
}
