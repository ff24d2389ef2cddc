import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANGES_CHANNEL } from '../src/events/change-bus.ts';
import { sharedGraph } from '../src/graphql/schema.ts';
import { buildWorkspace } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, places, type RootField, rootFields, valueAt, withValue } from './testkit/graph.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { assertClean, send } from './testkit/send.ts';
import { watch } from './testkit/watch.ts';

/**
 * Input that no error message may repeat. The tests search responses for its first word, and `send` searches errors for
 * internals such as `did you mean` (G3).
 */
const SECRET = 'hunter2; Expected type "String". Did you mean';

const roots = rootFields(sharedGraph()).filter(({ kind }) => kind !== 'subscription');
const entries = roots.flatMap((root) =>
  places(root, () => true).map((place) => [`${root.name}(${place})`, root, place] as const),
);
let fd: TestFrontdesk;
let scene: Scene;
/** Arguments of the samples that were built in the scene. */
const samples = new Map<string, Record<string, unknown>>();
beforeAll(async () => {
  fd = await startFrontdesk();
  scene = await openScene(fd, 'owner');
});
afterAll(() => fd.close());

describe('an invalid value', () => {
  it.each(entries)('is not repeated in the answer: %s', async (_name, root, place) => {
    const args = await sampleWith(root, place);
    // Each of these values has a wrong type for every argument.
    for (const wrong of [{ password: SECRET }, [[SECRET]], { [SECRET]: 1 }]) {
      const answer = await send(fd, scene.caller, {
        payload: { query: operationFor(root, 1), variables: withValue(args, place, wrong) },
      });
      expect({ status: answer.status, codes: [...new Set(answer.codes)] }).toEqual({
        status: 400,
        codes: ['VALIDATION_FAILED'],
      });
      expect(answer.text).not.toContain('hunter2');
    }
  });

  it.each([
    [
      'an enum',
      'query ($s: [LeadStatus!]) { leads(first: 1, filter: { statuses: $s }) { totalCount } }',
      { s: ['hunter2'] },
      '$s',
    ],
    ['a number', 'query ($n: Int!) { leads(first: $n) { totalCount } }', { n: 'hunter2' }, '$n'],
    [
      'a text',
      'mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }',
      { i: { email: 'a@b.test', password: ['hunter2'] } },
      'i.password',
    ],
    [
      'a flag',
      'mutation ($i: CreateLeadInput!) { createLead(input: $i) { __typename } }',
      { i: { name: 'a', phone: 'b', consent: 'hunter2' } },
      'i.consent',
    ],
    [
      'a time',
      'mutation ($i: UpdateMemberInput!) { updateMember(input: $i) { __typename } }',
      { i: { id: 'x', role: 'viewer', grants: [{ policy: 'p', effect: 'GRANT', expiresAt: 'hunter2' }] } },
      'i.grants[0].expiresAt',
    ],
    [
      'an unknown field',
      'mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }',
      { i: { email: 'a@b.test', password: 'x', pasword: 'hunter2' } },
      '$i',
    ],
  ])('is located by its path: %s', async (_what, query, variables, place) => {
    const { text, codes } = await send(fd, scene.caller, { payload: { query, variables } });
    expect(codes).toEqual(['VALIDATION_FAILED']);
    expect(text).not.toContain('hunter2');
    expect(text).toContain(place);
  });

  it('is not repeated when it is a literal of the document', async () => {
    for (const query of [
      'mutation { signIn(input: { email: "a@b.test", password: 2718281828 }) { __typename } }',
      '{ leads(first: "2718281828") { totalCount } }',
      '{ leads(first: 1, filter: { statuses: [S2718281828] }) { totalCount } }',
    ]) {
      const { text, codes } = await send(fd, scene.caller, { payload: { query } });
      expect(codes).toEqual(['VALIDATION_FAILED']);
      expect(text).not.toContain('2718281828');
    }
  });
});

describe('text that no person would type', () => {
  const STRANGE: Readonly<Record<string, string>> = {
    'the zero character': 'a\0b',
    'half a character': 'a\ud800b',
    'a very long one': 'x'.repeat(60_000),
    SQL: `' or 1 = 1; drop table leads; --`,
    'a wildcard': '%_\\',
  };

  it.each(Object.entries(STRANGE))(
    'is refused as the name of a workspace, also on a socket: %s',
    async (_what, workspace) => {
      const watching = watch(
        fd,
        await address(),
        { ...scene.caller, workspace },
        { query: 'subscription { leadChanged { id } }' },
      );
      const answer = await watching.began;
      expect(answer?.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      await watching.close();
    },
  );
});

describe('an internal error', () => {
  const words = `select secret from leads: Invalid \`prisma.lead.findMany()\` invocation in /srv/app.ts:1:1`;

  // The samples above can have locked the workspace by a voice check.
  let own: Scene;
  beforeAll(async () => {
    own = await openScene(fd, 'owner');
  });

  it('shows the caller its id and nothing else, over HTTP', async () => {
    const query = '{ leads(first: 1) { totalCount } }';
    expect((await send(fd, own.caller, { payload: { query } })).codes).toEqual([]);
    const answer = await broken(() => send(fd, own.caller, { payload: { query } }));
    expect(answer).toMatchObject({ codes: ['INTERNAL'] });
    expect(answer.text).toContain(answer.requestId);
  });

  it('shows the caller its id and nothing else, over a socket', async () => {
    const watching = watch(fd, await address(), own.caller, {
      query: 'subscription { leadChanged { id lead { name } } }',
    });
    expect(await watching.began).toBeNull();
    const note = { topic: 'lead', workspaceId: own.workspace.id, id: randomUUID(), kind: 'CREATED' };
    const arrival = await broken(async () => {
      await fd.services.database.system.pool.query('select pg_notify($1, $2)', [CHANGES_CHANNEL, JSON.stringify(note)]);
      return watching.next();
    });
    expect(arrival.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
    for (const error of arrival.errors ?? []) assertClean(error);
    await watching.close();
  });

  it('before GraphQL execution shows no more', async () => {
    const { system } = fd.services.database;
    const pool = system.pool as { query: unknown };
    const { query } = pool;
    pool.query = () => Promise.reject(new Error(words));
    try {
      expect(await send(fd, own.caller, { payload: { query: '{ viewer { id } }' } })).toMatchObject({
        status: 500,
        codes: ['INTERNAL'],
      });
    } finally {
      pool.query = query;
    }
  });

  /** Runs `work` while every database access in a workspace fails. */
  async function broken<T>(work: () => Promise<T>): Promise<T> {
    const database = fd.services.database as { forWorkspace: unknown; reads: unknown };
    const { forWorkspace: inWorkspace, reads } = database;
    const fail = () => Promise.reject(new Error(words));
    Object.assign(database, { forWorkspace: () => ({ read: fail, write: fail }), reads: { fetch: fail } });
    try {
      return await work();
    } finally {
      Object.assign(database, { forWorkspace: inWorkspace, reads });
    }
  }
});

let listening: Promise<string> | undefined;
function address(): Promise<string> {
  listening ??= fd.listen();
  return listening;
}

/** Returns the arguments of a sample of the field that has a value for the argument at `place`. */
async function sampleWith(root: RootField, place: string): Promise<Record<string, unknown>> {
  for (const [sample, argumentsFor] of Object.entries(SAMPLES)) {
    if (fieldOf(sample) !== root.name) continue;
    const args = samples.get(sample) ?? (await argumentsFor({ ...scene, unique: (await buildWorkspace(fd)).slug }));
    samples.set(sample, args);
    // No sample sets every condition of a filter and every order.
    if (valueAt(args, place) !== undefined || /(^|\.)(filter|orderBy)\./.test(place)) return args;
  }
  throw new Error(`Add a sample to testkit/samples.ts that gives ${root.name} a value for ${place}.`);
}
