import type { McpSimulator, McpTrick } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import {
  allowTool,
  connectServer,
  readServer,
  readServers,
  serverInput,
  startShop,
} from '../../../../test/testkit/mcp-servers.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { createEgressClient } from '../../../egress/http-client.ts';
import { startDueMcpReadsJob } from './index.ts';
import { readToolList } from './read-tool-list.ts';
import { statusAfterRead } from './store-tools.ts';

let fd: TestFrontdesk;
let shop: McpSimulator;
beforeAll(async () => {
  fd = await startFrontdesk();
  shop = await startShop();
});
beforeEach(() => shop.forget());
afterAll(async () => {
  await shop.stop();
  await fd.close();
});

const SECRET = 'Bearer sk-live-0123456789';
const HEADER = { authorization: 'HEADER', headerName: 'Authorization', headerValue: SECRET };

/** Connects the shop to a new workspace and reads its tools. */
async function connected(overrides: object = {}) {
  const { acme, globex } = await twoWorkspaces(fd);
  const who = { workspace: acme, owner: acme.owner };
  const id = await connectServer(fd, who, { url: shop.endpoint, ...overrides });
  const read = () => readServer(fd, acme.owner, id);
  const refresh = async () => {
    expect((await mutate(fd, acme.owner, 'refreshMcpServer', { id }))['outcome']).toBe('ok');
    await readServers(fd, acme.id);
    return read();
  };
  const tool = async (name = 'find_order') => (await read()).tools.find((one) => one.name === name)!;
  const allow = (name = 'find_order', effect = 'READS') => allowTool(fd, acme.owner, { serverId: id, name, effect });
  return { acme, globex, id, read, refresh, tool, allow };
}

describe('a server', () => {
  it('is connected, and its tools are read and not allowed [AG-23]', async () => {
    const { acme, read } = await connected();
    expect(await read()).toEqual({
      status: 'CONNECTED',
      lastError: null,
      skippedTools: 0,
      tools: [
        expect.objectContaining({ name: 'find_order', flowName: 'mcp_shop_find_order', status: 'NEW', problem: null }),
        expect.objectContaining({ name: 'openTicket', flowName: 'mcp_shop_open_ticket', effect: 'CHANGES' }),
      ],
    });
    const reader = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'agent.read' }] });
    expect(await outcome(fd, reader, 'connectMcpServer', serverInput())).toBe('FORBIDDEN');
  });

  it('gets the header with the secret, which is stored encrypted and returned nowhere', async () => {
    shop.require(SECRET);
    const { read, allow, acme } = await connected(HEADER);
    expect(await read()).toMatchObject({ status: 'CONNECTED' });
    await allow();
    const stored = JSON.stringify(
      await rows(fd, 'select s.*, t.*, a.* from mcp_servers s, mcp_tools t, audit_events a where s.workspace_id = $1', [
        acme.id,
      ]),
    );
    expect(stored).toContain('Authorization'); // Precondition: the header is stored.
    expect(stored).not.toContain('sk-live');
  });

  it('that repeats the secret in its tools has it removed from them', async () => {
    shop.describe(`Returns the status. Your key is ${SECRET}.`);
    const { tool } = await connected(HEADER);
    expect(await tool()).toMatchObject({ description: 'Returns the status. Your key is [removed].' });
  });

  it('that refuses the header is shown with the reason', async () => {
    shop.require('Bearer another-secret');
    const { read } = await connected(HEADER);
    expect(await read()).toMatchObject({ status: 'FAILED', lastError: 'STATUS', tools: [] });
  });

  it('needs the secret again when the host changes, so that it is never sent elsewhere', async () => {
    const { acme, id } = await connected(HEADER);
    const { name: _name, ...terms } = serverInput({ ...HEADER, headerValue: null });
    const update = (url: string, revision: number) =>
      outcome(fd, acme.owner, 'updateMcpServer', { ...terms, url, id, revision });
    expect(await update('http://127.0.0.1:9/mcp', 1)).toBe('MCP_SECRET_REQUIRED');
    expect(await update(`${shop.endpoint}?v=2`, 1)).toBe('ok');
    expect(await update(shop.endpoint, 1)).toBe('MCP_SERVER_CHANGED');
  });

  it('of another workspace cannot be read, refreshed, changed or deleted, nor its tools allowed', async () => {
    const { globex, acme, id, tool } = await connected();
    const { id: toolId, hash } = await tool();
    const allowance = { id: toolId, hash, effect: 'READS' };
    const { name: _name, ...terms } = serverInput({ id, revision: 1 });
    expect(await outcome(fd, globex.owner, 'refreshMcpServer', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'updateMcpServer', terms)).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'deleteMcpServer', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'allowMcpTool', allowance)).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'allowMcpTool', allowance)).toBe('ok');
    expect(await outcome(fd, acme.owner, 'deleteMcpServer', { id })).toBe('ok');
  });

  it('can be one of an earlier version of the protocol', async () => {
    shop.tricks.add('EARLIER_VERSION');
    const { read } = await connected();
    expect(await read()).toMatchObject({ status: 'CONNECTED', tools: [{ name: 'find_order' }, {}] });
    expect(shop.methods).toEqual(expect.arrayContaining(['initialize', 'tools/list']));
  });

  it.each([
    ['a name with capital letters', { name: 'Shop' }, 'MCP_SERVER_NAME_INVALID'],
    ['a long name', { name: 'a'.repeat(21) }, 'MCP_SERVER_NAME_INVALID'],
    ['a private address', { url: 'https://10.0.0.1/mcp' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    ['the address of cloud metadata', { url: 'https://169.254.169.254/mcp' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    ['http', { url: 'http://example.com/mcp' }, 'WEBHOOK_URL_NOT_HTTPS'],
    ['a URL with a password', { url: 'https://a:b@example.com/mcp' }, 'WEBHOOK_URL_HAS_CREDENTIALS'],
    ['a header of the protocol', { ...HEADER, headerName: 'Mcp-Session-Id' }, 'MCP_HEADER_INVALID'],
    ['the header of the host', { ...HEADER, headerName: 'Host' }, 'MCP_HEADER_INVALID'],
    ['a line break in the header', { ...HEADER, headerValue: 'secret\r\nHost: inside' }, 'MCP_HEADER_INVALID'],
    ['a short secret', { ...HEADER, headerValue: '1234' }, 'MCP_HEADER_INVALID'],
    ['a header without a value', { ...HEADER, headerValue: null }, 'MCP_SECRET_REQUIRED'],
    ['a time limit of a minute', { timeoutSeconds: 60 }, 'TOOL_TIMEOUT_INVALID'],
  ])('is refused with %s', async (_what, overrides, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'connectMcpServer', serverInput(overrides))).toBe(code);
  });

  it('is accepted without these faults, and its name only once', async () => {
    const { acme } = await connected();
    expect(await outcome(fd, acme.owner, 'connectMcpServer', serverInput())).toBe('MCP_SERVER_NAME_TAKEN');
  });

  it('is read again after a day', async () => {
    const { acme, id } = await connected();
    shop.tricks.add('NO_SCHEMA');
    const day = async (hours: number) => {
      fd.advance({ hours });
      await startDueMcpReadsJob(fd.services)({}, {} as never);
      await readServers(fd, acme.id);
      return (await rows(fd, 'select from mcp_tools where server_id = $1', [id])).length;
    };
    expect(await day(23)).toBe(2);
    expect(await day(2)).toBe(3);
  });
});

describe('the list of a hostile server', () => {
  it.each<[McpTrick, object]>([
    ['WEB_PAGE', { status: 'FAILED', lastError: 'FORMAT', tools: [] }],
    ['DOWN', { status: 'FAILED', lastError: 'STATUS', tools: [] }],
    ['REDIRECT', { status: 'FAILED', lastError: 'REDIRECT', tools: [] }],
    ['DUPLICATE', { status: 'CONNECTED', skippedTools: 2, lastError: null }],
    ['LONG', { status: 'CONNECTED', skippedTools: 1, lastError: null }],
    ['ENDLESS', { status: 'CONNECTED', lastError: 'LIST_TOO_LONG' }],
    ['MANY', { status: 'CONNECTED', lastError: 'LIST_TOO_LONG', skippedTools: 52 }],
  ])('is bounded, and the reason is shown: %s', async (trick, expected) => {
    shop.tricks.add(trick);
    const { read } = await connected();
    const server = await read();
    expect(server).toMatchObject(expected);
    expect(server.tools.length).toBe({ ENDLESS: 10, MANY: 100, DUPLICATE: 2, LONG: 2 }[trick as 'MANY'] ?? 0);
  });

  it('never leads to a private network, also if the name of the host resolves to it later', async () => {
    const outbound = createEgressClient({
      allowHosts: [],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const url = `https://shop.example.com:8443/mcp`;
    expect(await readToolList(outbound, { endpoint: { url, headers: {} }, removeSecrets: (text) => text })).toEqual({
      error: 'ADDRESS',
    });
    expect(shop.calls).toEqual([]);
  });

  it('does not add rows for tools that come and go', async () => {
    shop.tricks.add('MANY');
    const { refresh } = await connected();
    shop.tricks.clear();
    expect((await refresh()).tools.map(({ name }) => name)).toEqual(['find_order', 'openTicket']);
  });

  it('contains a tool that flows cannot use, which says why and cannot be allowed', async () => {
    shop.tricks.add('NO_SCHEMA');
    const { acme, tool } = await connected();
    const { id, hash, problem } = await tool('no_schema');
    expect(problem).toContain('must be equal to one of the allowed values');
    const allowance = { id, hash, effect: 'READS' };
    expect(await outcome(fd, acme.owner, 'allowMcpTool', allowance)).toBe('TOOL_SCHEMA_INVALID');
  });
});

describe('the review of a tool', () => {
  it('allows exactly the description that was reviewed [AG-23]', async () => {
    const { acme, tool, refresh } = await connected();
    const reviewed = await tool();
    shop.tricks.add('CHANGED');
    await refresh();
    const allow = (hash: string) => outcome(fd, acme.owner, 'allowMcpTool', { id: reviewed.id, hash, effect: 'READS' });
    expect(await allow(reviewed.hash)).toBe('MCP_TOOL_CHANGED');
    expect(await allow((await tool()).hash)).toBe('ok');
    expect(await tool()).toMatchObject({ status: 'ALLOWED', pinnedDescription: expect.stringContaining('address') });
  });

  it('is needed again after a change, which reviewers are notified of, also if it is undone [AG-23]', async () => {
    const { acme, tool, refresh, allow } = await connected();
    await allow();
    const notified = () =>
      rows(fd, `select detail from notifications where workspace_id = $1 and kind = 'MCP_TOOL_CHANGED'`, [acme.id]);
    expect(await refresh()).toMatchObject({ tools: [{ status: 'ALLOWED' }, {}] });
    expect(await notified()).toEqual([]);
    shop.tricks.add('CHANGED');
    await refresh();
    expect(await tool()).toMatchObject({
      status: 'CHANGED',
      description: 'Returns the status of an order. Also returns the address.',
      pinnedDescription: 'Returns the status of an order.',
    });
    expect(await notified()).toEqual([{ detail: 'shop' }]);
    const recorded = `select after from audit_events where workspace_id = $1 and name = 'mcp_tool.changed'`;
    expect(await rows(fd, recorded, [acme.id])).toEqual([{ after: { name: 'mcp_shop_find_order' } }]);
    shop.tricks.clear();
    await refresh();
    expect(await tool()).toMatchObject({ status: 'CHANGED' });
    await allow();
    expect(await tool()).toMatchObject({ status: 'ALLOWED' });
  });

  it('is needed again when the URL of the server changes', async () => {
    const { acme, id, tool, allow } = await connected();
    const reviewed = { id: await allow(), hash: (await tool()).hash, effect: 'READS' };
    const { name: _name, ...terms } = serverInput({ url: `${shop.endpoint}?v=2`, id, revision: 1 });
    expect(await outcome(fd, acme.owner, 'updateMcpServer', terms)).toBe('ok');
    expect(await tool()).toMatchObject({ status: 'CHANGED' });
    // The list was read from the previous URL, which can be another system.
    expect(await outcome(fd, acme.owner, 'allowMcpTool', reviewed)).toBe('MCP_TOOL_CHANGED');
    await readServers(fd, acme.id);
    expect(await outcome(fd, acme.owner, 'allowMcpTool', reviewed)).toBe('ok');
  });

  it('cannot turn a tool that reads into one that changes, because published flows do not confirm it', async () => {
    const { acme, tool, allow } = await connected();
    const id = await allow();
    const { hash } = await tool();
    expect(await outcome(fd, acme.owner, 'allowMcpTool', { id, hash, effect: 'CHANGES' })).toBe('MCP_EFFECT_FIXED');
  });

  it('keeps a blocked tool blocked', async () => {
    const { acme, tool, refresh, allow } = await connected();
    const id = await allow();
    expect(await outcome(fd, acme.owner, 'blockMcpTool', { id })).toBe('ok');
    shop.tricks.add('CHANGED');
    await refresh();
    expect(await tool()).toMatchObject({ status: 'BLOCKED' });
  });

  it('is not possible for a tool that the server removed', async () => {
    const { acme, tool, refresh, allow } = await connected();
    const id = await allow();
    shop.tricks.add('FORGETFUL');
    await refresh();
    const { status, hash } = await tool();
    expect(status).toBe('REMOVED');
    expect(await outcome(fd, acme.owner, 'allowMcpTool', { id, hash, effect: 'READS' })).toBe('MCP_TOOL_REMOVED');
  });

  it.each([
    ['NEW', true, 'NEW', 'REMOVED'],
    ['ALLOWED', true, 'ALLOWED', 'REMOVED'],
    ['ALLOWED', false, 'CHANGED', 'REMOVED'],
    ['CHANGED', true, 'CHANGED', 'REMOVED'],
    ['REMOVED', true, 'CHANGED', 'REMOVED'],
    ['BLOCKED', false, 'BLOCKED', 'BLOCKED'],
  ] as const)(
    'after a read, %s (same description: %s) becomes %s, or %s if it is absent',
    (status, isSame, listed, not) => {
      expect(statusAfterRead(status, { isListed: true, isSame })).toBe(listed);
      expect(statusAfterRead(status, { isListed: false, isSame: false })).toBe(not);
    },
  );

  it('shows descriptions without characters that a reviewer cannot see', async () => {
    shop.describe('Returns\u200b the\u202e status.\u{e0041}');
    const { tool } = await connected();
    expect(await tool()).toMatchObject({ description: 'Returns the status.' });
  });
});

describe('the test of a tool', () => {
  const TEST = 'test { responseStatus result error }';
  const test = async (args: object = { order_id: 'A7' }, overrides: object = {}) => {
    const { acme, allow } = await connected(overrides);
    const id = await allow();
    const input = { id, arguments: JSON.stringify(args) };
    const { test: done, outcome: code } = await mutate(fd, acme.owner, 'testMcpTool', input, TEST);
    return { outcome: code, ...(done as object | null) };
  };

  it('calls the tool with the names of the server, and returns the text', async () => {
    expect(await test()).toEqual({ outcome: 'ok', responseStatus: 200, result: '{"text":"shipped"}', error: null });
    expect(shop.calls).toEqual([{ name: 'find_order', arguments: { orderId: 'A7' }, authorization: null }]);
  });

  it.each([
    ['an argument that the schema refuses', { order_id: 'x'.repeat(21) }],
    ['a missing argument', {}],
    ['an unknown argument', { order_id: 'A7', other: 1 }],
  ])('sends nothing with %s', async (_what, args) => {
    expect(await test(args)).toMatchObject({ outcome: 'TOOL_ARGUMENTS_INVALID' });
    expect(shop.calls).toEqual([]);
  });

  it('is refused for a tool that no member allowed', async () => {
    const { acme, tool } = await connected();
    const input = { id: (await tool()).id, arguments: '{"order_id":"A7"}' };
    expect(await outcome(fd, acme.owner, 'testMcpTool', input)).toBe('MCP_TOOL_NOT_ALLOWED');
  });

  it.each<[McpTrick, string, number | null]>([
    ['HUGE', 'SIZE', null],
    ['SLOW', 'TIMEOUT', null],
    ['FAILING', 'TOOL_ERROR', 200],
    ['NO_ORDER', 'TOOL_ERROR', 200],
    ['DROPS', 'CONNECTION', null],
  ])('reports the error of a tool: %s', async (trick, error, responseStatus) => {
    shop.tricks.add(trick);
    expect(await test({ order_id: 'A7' }, { timeoutSeconds: 2 })).toEqual({
      outcome: 'ok',
      result: null,
      error,
      responseStatus,
    });
  });

  it('removes the secret from a result that repeats it, bounds it, and names what it leaves out', async () => {
    shop.tricks.add('IMAGE');
    shop.respond(`you sent ${SECRET}\nthanks`);
    expect(await test({ order_id: 'A7' }, HEADER)).toMatchObject({
      result: '{"text":"you sent [removed] thanks [image omitted]"}',
    });
    shop.respond('b'.repeat(2_000));
    const { result } = (await test()) as { result?: string };
    expect(JSON.parse(result ?? '').text).toHaveLength(500);
  });
});
