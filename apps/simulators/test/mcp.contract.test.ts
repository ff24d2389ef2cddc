import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type McpSimulator, startMcp } from '../src/index.ts';

let shop: McpSimulator;
beforeAll(async () => {
  shop = await startMcp({ port: 0, paceMs: 0, seed: 1 });
});
beforeEach(() => shop.forget());
afterAll(() => shop.stop());

async function connected(): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(shop.endpoint)));
  return client;
}

describe.each([
  ['the current version of the protocol', false],
  ['an earlier version of the protocol', true],
])('the MCP simulator with %s', (_what, isEarlier) => {
  beforeEach(() => {
    if (isEarlier) shop.tricks.add('EARLIER_VERSION');
  });

  it('lists its tools, and calls one for the official client', async () => {
    const client = await connected();
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['find_order', 'openTicket']);
    const called = await client.callTool({ name: 'find_order', arguments: { orderId: 'A7' } });
    expect(called.content).toEqual([{ type: 'text', text: 'shipped' }]);
    expect(shop.methods.includes('initialize')).toBe(isEarlier);
    await client.close();
  });

  it('refuses an unknown tool and wrong arguments, without executing a call', async () => {
    const client = await connected();
    const call = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });
    await expect(call('nothing', { orderId: 'A7' })).rejects.toBeInstanceOf(ProtocolError);
    await expect(call('find_order', { order: 'A7' })).rejects.toBeInstanceOf(ProtocolError);
    expect(shop.calls).toEqual([]);
    await client.close();
  });
});

it('refuses requests without the required header', async () => {
  shop.require('Bearer secret');
  await expect(connected()).rejects.toThrow();
});
