import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { GraphQLAnswer } from './testkit/as.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey } from './testkit/build.ts';
import { longestTurnOf } from './testkit/event-loop.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { HOSTILE, type HostileDocument } from './testkit/hostile-documents.ts';
import { buildOperation, openScene, type Scene } from './testkit/scene.ts';
import { assertClean } from './testkit/send.ts';
import { watch } from './testkit/watch.ts';

/**
 * Highest CPU time in milliseconds that one turn of the event loop may take for a document. Server and client share
 * this process, so the value includes the client's work.
 */
const LONGEST_MS = 50;

let fd: TestFrontdesk;
let scene: Scene;
let address: string;
let callers: Readonly<Record<string, Caller>>;

beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
  scene = await openScene(fd, 'owner');
  const { workspace, founder } = scene;
  const playground = 'mutation { createPlaygroundToken { token } }';
  const { token } = (await as(fd, scene.caller).ok(playground)).createPlaygroundToken;
  callers = {
    'an API key in mode ANY_OPERATION': await buildApiKey(fd, workspace, founder, { environment: 'STAGING' }),
    'an API key in mode PERSISTED_ONLY': await buildApiKey(fd, workspace, founder, {
      environment: 'PRODUCTION',
      mode: 'PERSISTED_ONLY',
    }),
    'a session': scene.caller,
    'a playground token': { bearer: token },
    'an anonymous caller': { workspace: workspace.slug },
  };
  // Warm-up, so that loading and compiling code is not measured.
  for (const way of WAYS)
    await way.send({ name: '', query: '{ workspace { id } }', code: null }, 'warm').catch(() => null);
});
afterAll(() => fd.close());

interface Way {
  readonly name: string;
  /** Returns the error codes of the response, or an empty list if there are none. */
  send(document: HostileDocument, mark: string): Promise<readonly string[]>;
}

const post = (caller: string, headers?: Record<string, string>): Way => ({
  name: `POST /graphql by ${caller}${headers ? ' with an Idempotency-Key' : ''}`,
  send: async ({ query, variables }, mark) =>
    codesOf(await as(fd, { ...callers[caller], headers }).run(marked(query, mark), variables)),
});

const WAYS: readonly Way[] = [
  post('an API key in mode ANY_OPERATION'),
  post('an API key in mode ANY_OPERATION', { 'idempotency-key': 'hostile' }),
  {
    name: 'GET /graphql by an API key in mode ANY_OPERATION',
    send: async ({ query, variables }, mark) => {
      const search = new URLSearchParams({ query: marked(query, mark), variables: JSON.stringify(variables ?? {}) });
      const authorization = `Bearer ${callers['an API key in mode ANY_OPERATION']?.bearer}`;
      const url = `/graphql?${String(search)}`;
      return codesOf((await fd.app.inject({ method: 'GET', url, headers: { authorization } })).json());
    },
  },
  post('a session'),
  post('a session', { 'idempotency-key': 'hostile' }),
  post('a playground token'),
  post('an anonymous caller'),
  post('an anonymous caller', { 'idempotency-key': 'hostile' }),
  {
    name: 'a stored operation of an API key in mode PERSISTED_ONLY',
    send: async ({ query, variables }, mark) => {
      const id = await buildOperation(fd, scene.workspace, scene.founder, named(marked(query, mark), mark));
      return codesOf(await as(fd, callers['an API key in mode PERSISTED_ONLY']).runById(id, variables));
    },
  },
  {
    name: 'createPersistedOperation',
    send: async ({ query }, mark) => {
      const input = { document: marked(query, mark) };
      const answer = await as(fd, scene.caller).run(REGISTER, input);
      return [
        ...codesOf(answer),
        ...(answer.data?.createPersistedOperation?.errors ?? []).map(({ code }: { code: string }) => code),
      ];
    },
  },
  {
    name: 'a subscription over a WebSocket',
    send: async ({ query, variables }, mark) => {
      const payload = { query: marked(query, mark), ...(variables ? { variables } : {}) };
      const watching = watch(fd, address, scene.caller, payload);
      const errors = (await watching.began)?.errors ?? [];
      await watching.close();
      for (const error of errors) assertClean(error);
      return errors.map(({ extensions }) => extensions.code);
    },
  },
];

const REGISTER = `mutation ($document: String!) {
  createPersistedOperation(document: $document) { errors { code } } }`;

/** Appends a comment, so that no cache contains the document. */
const marked = (query: string, mark: string): string => `${query} # ${mark}`;

/** Names the operation after a hash of its text and the mark, because registered operations need unique names. */
const named = (query: string, mark: string): string =>
  query.replace(
    /^(query )?(?=[({])/,
    `query M${createHash('sha256')
      .update(query + mark)
      .digest('hex')
      .slice(0, 12)} `,
  );

const codesOf = ({ errors = [] }: GraphQLAnswer): readonly string[] => errors.map(({ extensions }) => extensions.code);

const ALLOWED = [
  'QUERY_TOO_COMPLEX',
  'VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_NOT_ALLOWED',
  'DOCUMENT_INVALID',
  'DOCUMENT_TOO_COMPLEX',
  'DOCUMENT_NOT_SINGLE',
];

describe.each(WAYS.map((way) => [way.name, way] as const))('%s', (_way, way) => {
  it.each(HOSTILE.map((document) => [document.name, document] as const))(
    `is refused within ${LONGEST_MS} ms of the event loop: %s [S1]`,
    async (_name, document) => {
      const mark = createHash('sha256')
        .update(way.name + document.name)
        .digest('hex')
        .slice(0, 8);
      let codes: readonly string[] = [];
      const turn = await longestTurnOf(
        async (run) => {
          codes = await way.send(document, `${mark} ${run}`);
        },
        { limit: LONGEST_MS },
      );
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.filter((code) => !ALLOWED.includes(code))).toEqual([]);
      if (way.name.startsWith('POST') && !way.name.includes('Idempotency-Key')) expect(codes).toContain(document.code);
      expect(turn).toBeLessThanOrEqual(LONGEST_MS);
    },
  );
});

describe('an accepted document', () => {
  it('can read the whole schema, in parts [S1]', async () => {
    const authorization = `Bearer ${callers['a playground token']?.bearer}`;
    const headers = { 'content-type': 'application/json', authorization };
    let text = '';
    const turn = await longestTurnOf(
      async (run) => {
        // A socket, because an injected request copies the whole response at once.
        const body = JSON.stringify({ query: marked(getIntrospectionQuery(), `${run}`) });
        text = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).text();
      },
      { limit: LONGEST_MS },
    );
    expect(JSON.parse(text).data.__schema.types.length).toBeGreaterThan(500);
    expect(turn).toBeLessThanOrEqual(LONGEST_MS);
  });
});
