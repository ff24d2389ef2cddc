import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSpaManifest } from '../src/modules/platform/persisted-operations/spa-manifest.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { send } from './testkit/send.ts';

/**
 * A document that is not registered. In production, only an API key in mode ANY_OPERATION or a playground token can run
 * it.
 */
const FREE = 'query Mine { leads(first: 1) { totalCount } }';
const idOf = (document: string) => createHash('sha256').update(document).digest('hex');

let fd: TestFrontdesk;
let scene: Scene;
let adHoc: Caller;
let persistedOnly: Caller;

beforeAll(async () => {
  fd = await startFrontdesk({ mode: 'production' });
  scene = await openScene(fd, 'owner');
  adHoc = await buildApiKey(fd, scene.workspace, scene.founder, { environment: 'STAGING' });
  persistedOnly = await buildApiKey(fd, scene.workspace, scene.founder, {
    environment: 'PRODUCTION',
    mode: 'PERSISTED_ONLY',
  });
});
afterAll(() => fd.close());

const free = (caller: Caller, query = FREE) => send(fd, caller, { payload: { query } });
const byId = (caller: Caller, sha256Hash: unknown, rest: object = {}) =>
  send(fd, caller, { payload: { ...rest, extensions: { persistedQuery: { version: 1, sha256Hash } } } });
const notAllowed = { status: 403, codes: ['OPERATION_NOT_ALLOWED'] };
const unknown = { status: 404, codes: ['PERSISTED_QUERY_NOT_FOUND'] };
const done = { status: 200, codes: [] };

describe('a query text, in production', () => {
  it('is refused for a session and for a guest', async () => {
    expect(await free(scene.caller)).toMatchObject(notAllowed);
    expect(await free({})).toMatchObject(notAllowed);
    expect(await free({ workspace: scene.workspace.slug })).toMatchObject(notAllowed);
    expect(await free(adHoc)).toMatchObject(done); // Precondition: the document is valid.
  });

  it('shows no schema to a session or a guest', async () => {
    for (const caller of [scene.caller, {}]) {
      for (const query of [
        '{ __schema { types { name } } }',
        '{ __type(name: "Lead") { name } }',
        '{ __typename }',
        '{ leeds }',
        '{ broken',
      ]) {
        expect(await free(caller, query)).toMatchObject(notAllowed);
      }
    }
  });

  it('is run with a playground token', async () => {
    const { token } = await playgroundToken();
    expect(await free({ bearer: token })).toMatchObject(done);
    expect(await free({ bearer: token }, '{ __schema { queryType { name } } }')).toMatchObject(done);
  });

  it('is run with a playground token only in its own workspace, and only while its session lasts', async () => {
    const { claims, token } = await playgroundToken();
    const elsewhere = await openScene(fd, 'owner');
    expect(await free({ bearer: token })).toMatchObject(done);
    expect(await free({ bearer: token, workspace: elsewhere.workspace.slug })).toMatchObject({ codes: ['NOT_FOUND'] });
    const { prisma } = fd.services.database.system;
    await prisma.session.update({ where: { id: claims.sessionId }, data: { revokedAt: new Date() } });
    expect(await free({ bearer: token })).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  it('is run for a key in mode ANY_OPERATION, and not for one in mode PERSISTED_ONLY', async () => {
    expect(await free(adHoc)).toMatchObject(done);
    expect(await free(persistedOnly)).toMatchObject(notAllowed);
  });

  it('is refused with the id of another operation', async () => {
    const { id } = await spaOperation('platform {');
    const both = await byId(scene.caller, id, { query: FREE });
    expect(both.text).not.toContain('totalCount');
    expect(await byId(scene.caller, idOf(FREE), { query: FREE })).toMatchObject(unknown);
    expect(await byId(scene.caller, idOf(FREE))).toMatchObject(unknown); // The document was not stored.
    expect(await byId(scene.caller, [idOf(FREE)], { query: FREE })).toMatchObject(notAllowed);
    expect(await byId(scene.caller, null, { query: FREE })).toMatchObject(notAllowed);
  });
});

describe('an operation of the SPA, in production', () => {
  it('is run by its id for a session and for a guest', async () => {
    const { id } = await spaOperation('platform {');
    expect(await byId({}, id)).toMatchObject(done);
    expect(await byId(scene.caller, id)).toMatchObject(done);
  });

  it('is not run for a key, which can run only the operations of its workspace', async () => {
    const { id } = await spaOperation('platform {');
    expect(await byId(persistedOnly, id)).toMatchObject(unknown);
    expect(await byId(adHoc, id)).toMatchObject(unknown);
  });

  it('is limited to the access of its caller', async () => {
    const { id } = await spaOperation('\n  workspace {');
    expect(await byId(scene.caller, id)).toMatchObject(done);
    expect((await byId({ workspace: scene.workspace.slug }, id)).codes).toContain('UNAUTHENTICATED');
    const outsider = await openScene(fd, 'outsider');
    expect((await byId({ ...outsider.caller, workspace: scene.workspace.slug }, id)).codes).toContain('NOT_FOUND');
  });

  it('is not found by an unknown id', async () => {
    for (const caller of [{}, scene.caller, adHoc, persistedOnly]) {
      for (const id of ['0'.repeat(64), 'x', '', '__proto__', 'a\0b'])
        expect(await byId(caller, id)).toMatchObject(unknown);
    }
  });
});

describe('an operation that a workspace registered, in production', () => {
  const register =
    'mutation ($document: String!) { createPersistedOperation(document: $document) { operation { id } errors { code } } }';
  const retire = 'mutation ($id: ID!) { deletePersistedOperation(id: $id) { __typename } }';

  it('is run by its id for both kinds of keys, and for no session', async () => {
    const { token } = await playgroundToken();
    const document = 'query ByKeys { leadCounts { status } }';
    const { operation } = (await as(fd, { bearer: token }).ok(register, { document })).createPersistedOperation;
    expect(operation).toEqual({ id: idOf(document) });
    for (const caller of [persistedOnly, adHoc, { bearer: token }])
      expect(await byId(caller, operation.id)).toMatchObject(done);
    expect(await byId(scene.caller, operation.id)).toMatchObject(unknown);
    expect(await byId({}, operation.id)).toMatchObject(unknown);
  });

  it('is refused immediately after it was retired', async () => {
    const { token } = await playgroundToken();
    const document = 'query Retired { leadCounts { status } }';
    await as(fd, { bearer: token }).ok(register, { document });
    expect(await byId(persistedOnly, idOf(document))).toMatchObject(done);
    await as(fd, { bearer: token }).ok(retire, { id: idOf(document) });
    expect(await byId(persistedOnly, idOf(document))).toMatchObject(unknown);
  });

  it('is refused if it exceeds the limits', async () => {
    const { token } = await playgroundToken();
    const document = `query Wide { ${Array.from({ length: 31 }, (_, nth) => `a${nth}: leadCounts { count }`).join(' ')} }`;
    const { createPersistedOperation } = await as(fd, { bearer: token }).ok(register, { document });
    expect(createPersistedOperation.errors).toEqual([{ code: 'DOCUMENT_TOO_COMPLEX' }]);
  });
});

/** Returns an SPA query that has no variables and contains `something`. */
async function spaOperation(something: string) {
  const found = (await readSpaManifest()).find(
    ({ body }) => body.startsWith('query') && body.includes(something) && !body.includes('$'),
  );
  if (!found)
    throw new Error(
      `The SPA has no query with "${something}" and without variables any more: choose another one here.`,
    );
  return found;
}

/** Creates a session of the founder. Returns a playground token for it, and the claims of the token. */
async function playgroundToken() {
  const { prisma } = fd.services.database.system;
  const { userId } = scene.founder;
  const now = fd.services.clock();
  const { id: sessionId } = await prisma.session.create({
    data: { userId, expiresAt: new Date(now.getTime() + 86_400_000) },
  });
  const claims = { userId, sessionId, use: 'playground', workspaceId: scene.workspace.id } as const;
  return { claims, token: (await fd.services.tokens.sign(claims, now)).token };
}
