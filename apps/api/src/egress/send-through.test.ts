import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ProviderError } from '@frontdesk/providers';
import { expect, it } from '@jest/globals';
import { createEgressClient, type OutboundRequest } from './http-client.ts';
import { sendThrough } from './send-through.ts';

const SIGNAL = new AbortController().signal;
const request = (url: string) =>
  new Request(url, { method: 'POST', body: '{"model":"llama3"}', headers: { authorization: 'Bearer k' } });

it('refuses a private address without connecting to it [AG-25]', async () => {
  const send = sendThrough(createEgressClient({ allowHosts: [] }));
  const failure = await send(request('https://10.0.0.1/v1/chat/completions'), SIGNAL).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ProviderError);
  expect(failure).toMatchObject({ kind: 'REFUSED', code: 'ADDRESS' });
});

it('ends with the signal of the client, also while it connects [AG-25]', async () => {
  const caller = new AbortController();
  // Without the signal, the closed connection would be the reason.
  const server = createServer((socket) => {
    caller.abort();
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send = sendThrough(createEgressClient({ allowHosts: ['127.0.0.1'] }));
  const failure = await send(request(`https://127.0.0.1:${port}/v1/models`), caller.signal).catch(
    (error: unknown) => error,
  );
  server.close();
  expect(failure).toMatchObject({ kind: 'RETRY', code: 'TIMEOUT' });
});

it('passes method, headers and body on, and returns the response [AG-25]', async () => {
  const asked: OutboundRequest[] = [];
  const outbound = {
    ...createEgressClient({ allowHosts: [] }),
    ask: async (question: OutboundRequest) => {
      asked.push(question);
      return { status: 429, headers: { 'retry-after': '3' }, body: '{"error":{}}', isUtf8: true };
    },
  };
  const response = await sendThrough(outbound)(request('https://models.example.com/v1/chat/completions'), SIGNAL);
  expect(asked).toMatchObject([{ method: 'POST', body: '{"model":"llama3"}', headers: { authorization: 'Bearer k' } }]);
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    429,
    '3',
    '{"error":{}}',
  ]);
});
