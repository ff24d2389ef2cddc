import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCUMENT_LIMITS } from '../src/graphql/document-limits.ts';
import { as } from './testkit/as.ts';
import { PASSWORD } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { type Answer, send } from './testkit/send.ts';

// Covers requirements G1 to G3 over HTTP: an oversized or malformed request gets a defined error code and is cheap to
// refuse.

let fd: TestFrontdesk;
let scene: Scene;
beforeAll(async () => {
  fd = await startFrontdesk();
  scene = await openScene(fd, 'owner');
});
afterAll(() => fd.close());

const ok = (answer: Answer) => expect(answer).toMatchObject({ status: 200, codes: [] });
const query = (text: string, variables?: object) => send(fd, scene.caller, { payload: { query: text, variables } });

describe('a body', () => {
  it('is refused when it is too large, and accepted at the limit', async () => {
    const padded = (bytes: number) => {
      const bare = JSON.stringify({ query: '{ platform { registrationMode } }', operationName: null, pad: '' });
      return bare.replace('"pad":""', `"pad":"${'x'.repeat(bytes - bare.length)}"`);
    };
    ok(await send(fd, {}, { payload: padded(DOCUMENT_LIMITS.bodyBytes) }));
    expect(await send(fd, {}, { payload: padded(DOCUMENT_LIMITS.bodyBytes + 1) })).toMatchObject({
      status: 413,
      codes: ['PAYLOAD_TOO_LARGE'],
    });
  });

  it.each([
    ['JSON that is broken', '{"query": "{ platform { registrationMode } }"'],
    ['no JSON at all', 'query { platform { registrationMode } }'],
    ['nothing', ''],
    ['a word', '"query"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a batch', JSON.stringify([{ query: '{ platform { registrationMode } }' }])],
    ['an empty batch', '[]'],
    ['no query', '{}'],
    ['an empty query', '{"query":" "}'],
    ['a query that is a list', '{"query":["{ platform { registrationMode } }"]}'],
    ['a query that is an object', '{"query":{"text":"{ platform { registrationMode } }"}}'],
    ['variables that are a text', '{"query":"{ platform { registrationMode } }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ platform { registrationMode } }","variables":[1]}'],
    ['extensions that are a text', '{"query":"{ platform { registrationMode } }","extensions":"x"}'],
    ['an operation name that is a number', '{"query":"{ platform { registrationMode } }","operationName":1}'],
    ['an unknown operation name', '{"query":"query A { platform { registrationMode } }","operationName":"B"}'],
    [
      'two operations and no name',
      '{"query":"query A { platform { registrationMode } } query B { platform { registrationMode } }"}',
    ],
    ['a query that cannot be parsed', '{"query":"{ platform "}'],
    ['a prototype', '{"__proto__":{"query":"{ platform { registrationMode } }"}}'],
  ])('with %s is a bad request', async (_what, payload) => {
    ok(await send(fd, {}, { payload: { query: '{ platform { registrationMode } }' } }));
    expect(await send(fd, {}, { payload })).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it.each(['', 'A\n', 'query A {', 'A B', '1'])('refuses the operation name %j [S5]', async (operationName) => {
    const document = { query: 'query A { platform { registrationMode } }' };
    ok(await send(fd, {}, { payload: { ...document, operationName: 'A' } }));
    const answer = await send(fd, {}, { payload: { ...document, operationName } });
    expect(answer).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    // The server must check the name before Apollo does, because Apollo first looks up the document.
    expect(answer.text).toContain('operationName must be a GraphQL name');
  });

  it.each([
    ['plain text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a multipart form', 'multipart/form-data; boundary=x'],
    ['GraphQL without JSON', 'application/graphql'],
    ['something unknown', 'application/octet-stream'],
  ])('that a page of another site can post is refused: %s [SE4]', async (_what, contentType) => {
    const payload = JSON.stringify({ query: 'mutation { signOut { signedOut } }' });
    ok(await send(fd, {}, { payload }));
    expect(await send(fd, {}, { payload, contentType })).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('is not needed for a query in the URL, which runs no mutation [SE4]', async () => {
    const url = `/graphql?query=${encodeURIComponent('{ platform { registrationMode } }')}`;
    ok(await send(fd, scene.caller, { method: 'GET', url }));
    expect(await send(fd, {}, { method: 'GET', url })).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    const mutation = `/graphql?query=${encodeURIComponent('mutation { pauseAgent { __typename } }')}`;
    const answer = await send(fd, scene.caller, { method: 'GET', url: mutation });
    expect(answer).toMatchObject({ status: 405, codes: ['BAD_REQUEST'] });
    expect((await as(fd, scene.caller).ok('{ workspace { agentPausedAt } }')).workspace.agentPausedAt).toBeNull();
  });

  it.each(['variables={', 'variables=[]', 'extensions=1', 'query={a}&query={b}', 'operationName=a-b'])(
    'is refused with a URL that cannot be parsed: %s [SE4]',
    async (search) => {
      expect(await send(fd, scene.caller, { method: 'GET', url: `/graphql?${search}` })).toMatchObject({
        status: 400,
        codes: ['BAD_REQUEST'],
      });
    },
  );
});

describe('a path', () => {
  it.each([
    ['that is unknown', 'GET', '/nowhere'],
    ['asked in another way', 'PUT', '/graphql'],
    ['that cannot be read', 'GET', '/%zz'],
    ['that is endless', 'GET', `/forms/${'x'.repeat(300)}`],
    ['with the zero character', 'POST', '/forms/%00'],
  ] as const)('%s is not found', async (_what, method, url) => {
    expect(await send(fd, {}, { method, url })).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
  });
});

describe('a document', () => {
  // Deeper than any type allows. The document is invalid, but its size is checked first.
  const deep = (depth: number) => `{ ${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)} }`;
  const viewers = (count: number) =>
    `{ ${Array.from({ length: count }, (_, nth) => `a${nth}: viewer { id }`).join(' ')} }`;
  const tokens = (count: number) =>
    `{ leads(first: 1, filter: { statuses: [${'NEW '.repeat(count - 19)}] }) { totalCount } }`;
  const directives = (count: number) =>
    `{ ${Array.from({ length: count }, (_, nth) => `a${nth}: viewer @include(if: true) { id }`).join(' ')} }`;

  it.each([
    ['rich in aliases', viewers(DOCUMENT_LIMITS.aliases), viewers(DOCUMENT_LIMITS.aliases + 1)],
    ['rich in directives', directives(DOCUMENT_LIMITS.directives), directives(DOCUMENT_LIMITS.directives + 1)],
    ['long', tokens(DOCUMENT_LIMITS.tokens), tokens(DOCUMENT_LIMITS.tokens + 1)],
  ])('can be at most %s', async (_what, within, beyond) => {
    ok(await query(within));
    expect(await query(beyond)).toMatchObject({ status: 400, codes: ['QUERY_TOO_COMPLEX'] });
  });

  it('can be nested only up to the limit', async () => {
    expect((await query(deep(DOCUMENT_LIMITS.depth))).codes).not.toContain('QUERY_TOO_COMPLEX');
    expect((await query(deep(DOCUMENT_LIMITS.depth + 1))).codes).toContain('QUERY_TOO_COMPLEX');
  });

  it('cannot use recursive introspection [G1]', async () => {
    const circles = (count: number) =>
      `{ __schema { types { ${'fields { type { '.repeat(count)}name${' } }'.repeat(count)} } } }`;
    ok(await query(circles(1)));
    expect((await query(circles(3))).codes).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it.each([
    [
      'depth',
      `{ ...A } fragment A on Query ${deep(8).replace(/a(?= })/, 'a { ...B }')} fragment B on Query ${deep(8)}`,
    ],
    [
      'aliases',
      `{ ...A ...B } fragment A on Query ${viewers(20)} fragment B on Query ${viewers(20).replaceAll(' a', ' b')}`,
    ],
  ])('cannot hide %s in its fragments', async (_what, text) => {
    expect((await query(text)).codes).toContain('QUERY_TOO_COMPLEX');
  });

  it('cannot have cyclic fragments', async () => {
    const circle = 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    expect(await query(circle)).toMatchObject({ status: 400, codes: expect.arrayContaining(['VALIDATION_FAILED']) });
  });

  it('that expands exponentially is refused before it runs [G1]', async () => {
    const doubling = Array.from(
      { length: 30 },
      (_, nth) => `fragment F${nth} on Query { ...F${nth + 1} ...F${nth + 1} }`,
    ).join(' ');
    const bombs = [
      `{ ...F0 } ${doubling} fragment F30 on Query { viewer { id } }`,
      `{ ${'viewer { id } '.repeat(600)} }`,
      `query (${Array.from({ length: 300 }, (_, nth) => `$v${nth}: Int`).join(', ')}) { platform { registrationMode } }`,
    ];
    for (const bomb of bombs) {
      const since = process.cpuUsage();
      await query(bomb);
      const { user } = process.cpuUsage(since);
      expect(user / 1000).toBeLessThan(1000);
    }
  });

  it('that does not match the schema is refused', async () => {
    expect(await query('{ leeds(first: 1) { totalCount } }')).toMatchObject({
      status: 400,
      codes: ['VALIDATION_FAILED'],
    });
  });
});

describe('a page', () => {
  it.each([1, 100])('can have %d rows', async (first) =>
    ok(await query('query ($first: Int!) { leads(first: $first) { totalCount } }', { first })),
  );

  it.each([0, -1, 101, 2 ** 31, 1.5, '10', null])('cannot have %p', async (first) => {
    expect(await query('query ($first: Int!) { leads(first: $first) { totalCount } }', { first })).toMatchObject({
      codes: ['VALIDATION_FAILED'],
    });
  });

  it('requires a size', async () => {
    for (const list of ['leads', 'members', 'invitations', 'apiKeys', 'persistedOperations']) {
      expect(await query(`{ ${list} { totalCount } }`)).toMatchObject({ status: 400, codes: ['VALIDATION_FAILED'] });
      expect(await query(`{ ${list}(first: 101) { totalCount } }`)).toMatchObject({ codes: ['VALIDATION_FAILED'] });
    }
  });

  it.each([
    '',
    'x',
    'eHh4',
    Buffer.from(`Lead.createdAt.desc 2026-01-01T00:00:00.000Z ${'-'.repeat(36)}`).toString('base64url'),
    Buffer.from("Lead.createdAt.desc 2026-01-01T00:00:00.000Z ' or true").toString('base64url'),
    Buffer.from(`Lead.createdAt.desc 0000-01-01T00:00:00.000Z ${randomUUID()}`).toString('base64url'),
    Buffer.from(`Lead.createdAt.desc 2026-01-01T00:00:00.000Z ${'0'.repeat(64)}`).toString('base64url'),
    // Cursors without the name of the order, of another type and of another order.
    Buffer.from(`2026-01-01T00:00:00.000Z ${randomUUID()}`).toString('base64url'),
    Buffer.from(`Contact.createdAt.desc 2026-01-01T00:00:00.000Z ${randomUUID()}`).toString('base64url'),
    Buffer.from(`Lead.createdAt.asc 2026-01-01T00:00:00.000Z ${randomUUID()}`).toString('base64url'),
  ])('starts after a valid cursor, and refuses "%s"', async (after) => {
    const page = 'query ($after: String) { leads(first: 1, after: $after) { totalCount } }';
    // An empty cursor means the beginning of the list, like null.
    expect((await query(page, { after })).codes).toEqual(after === '' ? [] : ['VALIDATION_FAILED']);
  });
});

describe('guesses', () => {
  const signIn = (nth: number) =>
    `a${nth}: signIn(input: { email: "${scene.founder.email}", password: "wrong ${nth}" }) { __typename }`;
  const guesses = (count: number) => `mutation { ${Array.from({ length: count }, (_, nth) => signIn(nth)).join(' ')} }`;

  it('are counted one by one if one request contains several [G2]', async () => {
    const right = `mutation { signIn(input: { email: "${scene.founder.email}", password: "${PASSWORD}" }) { accessToken } }`;
    expect((await query(right)).text).toContain('"accessToken":"'); // Precondition: the correct password resets the count.
    expect((await query(guesses(9))).codes).toEqual([]);
    expect((await query(guesses(30))).codes).toEqual(['RATE_LIMITED']);
    expect((await query(right)).codes).toEqual(['RATE_LIMITED']);
  });

  it('are refused together above the limit for one request [G2]', async () => {
    expect((await query(guesses(31))).codes).toEqual(['QUERY_TOO_COMPLEX']);
  });
});
