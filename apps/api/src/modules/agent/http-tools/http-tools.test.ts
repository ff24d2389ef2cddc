import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import {
  addTool,
  buildToolCall,
  json,
  startToolServer,
  type ToolServer,
  toolInput,
} from '../../../../test/testkit/http-tools.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let server: ToolServer;
beforeAll(async () => {
  fd = await startFrontdesk();
  server = await startToolServer();
});
beforeEach(() => {
  server.answer = json({ order: { status: 'shipped' } });
  server.requests.splice(0);
});
afterAll(async () => {
  await server.close();
  await fd.close();
});

const SECRET = 'Bearer sk-live-0123456789';
const SECRET_HEADER = { name: 'Authorization', isSecret: true, value: SECRET };
const url = (path = '/orders/{order}') => `${server.origin}${path}`;
const schema = (properties: object, required: readonly string[] = []) =>
  JSON.stringify({ type: 'object', properties, required });
const ERRORS = 'errors { code field message }';

type Overrides = Parameters<typeof toolInput>[0];
const create = async (overrides: Overrides) => {
  const { acme } = await twoWorkspaces(fd);
  const made = await mutate(fd, acme.owner, 'createHttpTool', { ...toolInput(overrides) }, 'tool { id }');
  return made['outcome'];
};

describe('the definition of a tool', () => {
  it('is created, changed, disabled and deleted, and read by members who can view the agent [AG-22]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addTool(fd, acme.owner, {
      url: url(),
      headers: [SECRET_HEADER, { name: 'x-app', isSecret: false, value: 'desk' }],
    });
    const reader = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'agent.read' }] });
    const READ = `{ httpTool(id: "${id}") { name url disabledAt revision headers { name value } arguments { name type isRequired } } }`;
    expect((await as(fd, reader).ok(READ))['httpTool']).toEqual({
      name: 'find_order',
      url: url(),
      disabledAt: null,
      revision: 1,
      headers: [
        { name: 'Authorization', value: null },
        { name: 'x-app', value: 'desk' },
      ],
      arguments: [{ name: 'order', type: 'text', isRequired: true }],
    });
    const change = {
      ...toolInput({ url: url('/v2/{order}'), headers: [{ name: 'Authorization', isSecret: true, value: null }] }),
      id,
    };
    expect((await mutate(fd, acme.owner, 'updateHttpTool', { ...change, revision: 1 }))['outcome']).toBe('ok');
    expect((await mutate(fd, acme.owner, 'updateHttpTool', { ...change, revision: 1 }))['outcome']).toBe(
      'TOOL_CHANGED',
    );
    expect(await outcome(fd, reader, 'disableHttpTool', { id })).toBe('FORBIDDEN');
    expect((await mutate(fd, acme.owner, 'disableHttpTool', { id }))['outcome']).toBe('ok');
    expect((await as(fd, reader).ok(READ))['httpTool']).toMatchObject({ revision: 2, disabledAt: expect.any(String) });
    expect((await mutate(fd, acme.owner, 'deleteHttpTool', { id }))['outcome']).toBe('ok');
    expect((await as(fd, reader).ok('{ httpTools(first: 10) { totalCount } }'))['httpTools']).toEqual({
      totalCount: 0,
    });
  });

  it('stores secrets encrypted, and returns them nowhere', async () => {
    const { acme } = await twoWorkspaces(fd);
    await addTool(fd, acme.owner, { url: url(), headers: [SECRET_HEADER] });
    const stored = JSON.stringify(await rows(fd, 'select * from http_tools, audit_events'));
    expect(stored).toContain('Authorization'); // Precondition: the header is stored.
    expect(stored).not.toContain('sk-live');
  });

  it('needs a secret again when the host changes, so that it is never sent elsewhere', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addTool(fd, acme.owner, { url: url(), headers: [SECRET_HEADER] });
    const kept = [{ name: 'authorization', isSecret: true, value: null }];
    const change = (to: string) =>
      mutate(
        fd,
        acme.owner,
        'updateHttpTool',
        { ...toolInput({ url: to, headers: kept }), id, revision: 1 },
        'tool { id }',
      );
    const moved = await change(`http://127.0.0.1:9/orders/{order}`);
    expect(moved['outcome']).toBe('TOOL_SECRET_REQUIRED');
    expect((await change(url('/v2/{order}')))['outcome']).toBe('ok');
  });

  it.each([
    ['a name with spaces', { name: 'Find order' }, 'TOOL_NAME_INVALID'],
    ['the name of a built-in tool', { name: 'book' }, 'TOOL_NAME_BUILT_IN'],
    ['no description', { description: ' ' }, 'TOOL_DESCRIPTION_INVALID'],
    ['a private address', { url: 'https://10.0.0.1/{order}' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    ['the address of cloud metadata', { url: 'http://169.254.169.254/{order}' }, 'WEBHOOK_URL_NOT_HTTPS'],
    ['http', { url: 'http://example.com/{order}' }, 'WEBHOOK_URL_NOT_HTTPS'],
    ['a host with a placeholder', { url: 'https://{order}.example.com/' }, 'TOOL_URL_INVALID'],
    ['a port with a placeholder', { url: 'https://example.com:{order}/' }, 'TOOL_URL_INVALID'],
    ['a placeholder for the user', { url: 'https://{order}@example.com/' }, 'TOOL_URL_INVALID'],
    ['an unknown placeholder', { url: 'http://127.0.0.1/{other}' }, 'TOOL_URL_ARGUMENT_UNKNOWN'],
    ['a schema that is not JSON', { argumentSchema: '{' }, 'TOOL_SCHEMA_INVALID'],
    ['a schema with an unknown type', { argumentSchema: '{"type":"objekt"}' }, 'TOOL_SCHEMA_INVALID'],
    [
      'a schema with a regular expression',
      { argumentSchema: schema({ order: { type: 'string', pattern: '(a+)+$' } }, ['order']) },
      'TOOL_SCHEMA_INVALID',
    ],
    [
      'a schema with a reference to another document',
      { argumentSchema: schema({ order: { $ref: 'https://example.com/schema' } }, ['order']) },
      'TOOL_SCHEMA_INVALID',
    ],
    ['a schema of a list', { argumentSchema: '{"type":"array"}' }, 'TOOL_SCHEMA_INVALID'],
    [
      'an argument that names the person',
      { argumentSchema: schema({ contact_id: {} }), url: 'http://127.0.0.1/' },
      'TOOL_ARGUMENT_NAMES_PERSON',
    ],
    [
      'an argument for a phone number',
      { argumentSchema: schema({ phone: {} }), url: 'http://127.0.0.1/' },
      'TOOL_ARGUMENT_NAMES_PERSON',
    ],
    [
      'a header that sets the host',
      { headers: [{ name: 'Host', isSecret: false, value: 'inside' }] },
      'TOOL_HEADER_INVALID',
    ],
    [
      'a header with a line break',
      { headers: [{ name: 'x-a', isSecret: false, value: 'a\r\nHost: inside' }] },
      'TOOL_HEADER_INVALID',
    ],
    ['a short secret', { headers: [{ name: 'x-a', isSecret: true, value: '1234' }] }, 'TOOL_HEADER_INVALID'],
    ['a secret without a value', { headers: [{ name: 'x-a', isSecret: true, value: null }] }, 'TOOL_SECRET_REQUIRED'],
    [
      'two results of one name',
      {
        resultFields: [
          { name: 'a', path: 'a' },
          { name: 'a', path: 'b' },
        ],
      },
      'TOOL_RESULT_INVALID',
    ],
    ['a time limit of a minute', { timeoutSeconds: 60 }, 'TOOL_TIMEOUT_INVALID'],
    [
      'a read that is idempotent',
      { isIdempotent: true, idempotencyHeader: 'Idempotency-Key' },
      'TOOL_IDEMPOTENCY_INVALID',
    ],
  ])('is refused with %s', async (_what, overrides, code) => {
    expect(await create(overrides as Overrides)).toBe(code);
  });

  it('is accepted without these faults, and its name only once', async () => {
    const { acme } = await twoWorkspaces(fd);
    await addTool(fd, acme.owner);
    const again = await mutate(fd, acme.owner, 'createHttpTool', { ...toolInput() }, 'tool { id }');
    expect(again['outcome']).toBe('TOOL_NAME_TAKEN');
  });

  it('is refused with the reason why a text is not a JSON Schema', async () => {
    const { acme } = await twoWorkspaces(fd);
    const document = `mutation ($input: CreateHttpToolInput!) { createHttpTool(input: $input) { ${ERRORS} } }`;
    const input = toolInput({ argumentSchema: schema({ order: { type: 'strin' } }, ['order']) });
    const { createHttpTool } = await as(fd, acme.owner).ok(document, { input });
    expect(createHttpTool).toMatchObject({
      errors: [
        {
          code: 'TOOL_SCHEMA_INVALID',
          field: 'argumentSchema',
          message: expect.stringContaining('data/properties/order/type must be equal to one of the allowed values'),
        },
      ],
    });
  });

  it('cannot change from reading to changing, because published flows do not confirm it', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await addTool(fd, acme.owner);
    const change = { ...toolInput({ kind: 'CHANGES' }), id, revision: 1 };
    expect((await mutate(fd, acme.owner, 'updateHttpTool', change))['outcome']).toBe('TOOL_KIND_FIXED');
  });
});

describe('the test of a tool', () => {
  const TEST = 'test { responseStatus retries result error }';

  async function test(overrides: Overrides, args: object = { order: 'A7' }) {
    const { acme } = await twoWorkspaces(fd);
    const id = await addTool(fd, acme.owner, { url: url(), ...overrides });
    const { test: done, outcome: code } = await mutate(
      fd,
      acme.owner,
      'testHttpTool',
      { id, arguments: JSON.stringify(args) },
      TEST,
    );
    return { outcome: code, ...(done as { result?: string }) };
  }

  it('sends the request, and returns the picked values [AG-22]', async () => {
    const got = await test({ headers: [SECRET_HEADER], contextFields: ['CONTACT_PHONE'] }, { order: 'A/7 ?#' });
    expect(got).toMatchObject({
      outcome: 'ok',
      responseStatus: 200,
      retries: 0,
      error: null,
      result: '{"status":"shipped"}',
    });
    expect(server.requests).toMatchObject([
      { method: 'GET', url: '/orders/A%2F7%20%3F%23?contact_phone=%2B15555550100', headers: { authorization: SECRET } },
    ]);
  });

  it('sends a JSON object and the key of a change', async () => {
    const got = await test({
      kind: 'CHANGES',
      method: 'POST',
      idempotencyHeader: 'Idempotency-Key',
      url: url('/tickets'),
    });
    expect(got).toMatchObject({ outcome: 'ok', error: null });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/tickets', body: '{"order":"A7"}' });
    expect(request?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['a path that leaves its folder', { order: '..' }],
    ['an empty value in the path', { order: '' }],
    ['an argument that the schema refuses', { order: 'x'.repeat(21) }],
    ['a missing argument', {}],
    ['an argument that is no text', { order: 7 }],
  ])('sends nothing with %s', async (_what, args) => {
    expect(await test({}, args)).toMatchObject({ outcome: 'TOOL_ARGUMENTS_INVALID' });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['answers 500', json({}, 500), 'STATUS', 1],
    ['answers 404', json({}, 404), 'STATUS', 0],
    [
      'answers HTML',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
      'FORMAT',
      0,
    ],
    ['answers 10 MB', (response) => void response.writeHead(200).end(`"${'x'.repeat(10_000_000)}"`), 'SIZE', 0],
    ['never answers', () => {}, 'TIMEOUT', 0],
    ['never ends its answer', (response) => void response.writeHead(200).write('{'), 'TIMEOUT', 0],
    ['closes the connection', (response) => void response.destroy(), 'CONNECTION', 1],
    [
      'redirects inward',
      (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      'REDIRECT',
      0,
    ],
  ] as [string, ToolServer['answer'], string, number][])(
    'reports a tool that %s',
    async (_what, answer, error, retries) => {
      server.answer = answer;
      expect(await test({ timeoutSeconds: 1 })).toMatchObject({ outcome: 'ok', result: null, error, retries });
      expect(server.requests).toHaveLength(retries + 1);
    },
  );

  it('does not repeat a change that is not idempotent, and repeats an idempotent one with the same key', async () => {
    server.answer = json({}, 503);
    const change: Overrides = { kind: 'CHANGES', method: 'POST', idempotencyHeader: 'Idempotency-Key' };
    expect(await test(change)).toMatchObject({ error: 'STATUS', retries: 0 });
    expect(await test({ ...change, isIdempotent: true })).toMatchObject({ error: 'STATUS', retries: 1 });
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys.slice(1)).size).toBe(1);
    expect(keys).toHaveLength(3);
  });

  it('removes secrets that the response repeats, also encoded', async () => {
    const secret = 'Basic YWRhOnMzY3JldC1wYXNzd29yZA==';
    server.answer = json({
      a: `you sent ${secret}`,
      b: 's3cret-password',
      c: encodeURIComponent(secret),
      d: [Buffer.from('s3cret-password').toString('base64')],
      ok: 'shipped',
    });
    const fields = ['a', 'b', 'c', 'd', 'ok'].map((name) => ({ name, path: name }));
    const got = await test({
      headers: [{ name: 'authorization', isSecret: true, value: secret }],
      resultFields: fields,
    });
    expect(JSON.parse(got.result ?? '')).toEqual({
      a: 'you sent [removed]',
      b: '[removed]',
      c: '[removed]',
      d: ['[removed]'],
      ok: 'shipped',
    });
  });

  it('picks bounded values only', async () => {
    server.answer = json({
      long: `a\n${'b'.repeat(2000)}`,
      object: { a: 1 },
      list: Array.from({ length: 99 }, (_, nth) => nth),
      deep: [{ price: 49.5 }],
      __proto__: 1,
    });
    const paths = {
      long: 'long',
      object: 'object',
      list: 'list',
      price: 'deep.0.price',
      none: 'deep.9.price',
      length: 'long.length',
      proto: 'constructor.name',
    };
    const got = await test({ resultFields: Object.entries(paths).map(([name, path]) => ({ name, path })) });
    const result = JSON.parse(got.result ?? '');
    expect(result).toMatchObject({ object: null, price: 49.5, none: null, length: null, proto: null });
    expect(result.long).toHaveLength(500);
    expect(result.long).not.toContain('\n');
    expect(result.list).toHaveLength(20);
  });
});

describe('the log of a tool', () => {
  it('masks contact details for members who may not see them [AG-22]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const toolId = await addTool(fd, acme.owner);
    const { id: conversationId } = await buildConversation(fd, acme);
    await buildToolCall(fd, acme, { toolId, conversationId, text: '+4915112345678' });
    const masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
    const LOG = `{ httpTool(id: "${toolId}") { calls(first: 5) { edges { node { arguments result status responseStatus } } } } }`;
    expect(JSON.stringify(await as(fd, acme.owner).ok(LOG))).toContain('4915112345678'); // Precondition.
    expect(JSON.stringify(await as(fd, masked).ok(LOG))).not.toContain('15112345');
  });
});
