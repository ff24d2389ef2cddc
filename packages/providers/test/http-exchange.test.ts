import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createProviders, type ProviderExchange } from '../src/index.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** Starts a server in place of Twilio, and returns the port and the exchanges that it reports. */
async function twilioAt(answer: RequestListener) {
  server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((done) => server?.once('listening', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const exchanges: ProviderExchange[] = [];
  const providers = createProviders({
    addresses: { twilio: url },
    patience: { retryBaseMs: 1 },
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const config = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret-token', from: '+15005550006' };
  return { port: providers.messaging('workspace', config), exchanges };
}

const message = { to: '+4915112345678', body: 'See you at ten', statusCallback: null };
const json = { 'content-type': 'application/json', 'twilio-request-id': 'RQ1' };

describe('requests to a provider are reported', () => {
  it('with their method, duration, status, request id and bodies', async () => {
    const { port, exchanges } = await twilioAt((request, response) => {
      request.resume();
      response.writeHead(201, json).end(JSON.stringify({ sid: 'SM1', status: 'queued' }));
    });
    await port.sendText(message);
    expect(exchanges).toEqual([
      {
        workspaceId: 'workspace',
        provider: 'TWILIO',
        method: 'POST',
        url: expect.stringContaining('/Messages.json'),
        attempt: 1,
        durationMs: expect.any(Number),
        httpStatus: 201,
        error: null,
        requestId: 'RQ1',
        requestBody: expect.stringContaining('Body=See'),
        responseBody: '{"sid":"SM1","status":"queued"}',
      },
    ]);
    expect(JSON.stringify(exchanges)).not.toContain('secret-token');
  });

  it('once for each attempt, with the error of the provider', async () => {
    let requests = 0;
    const { port, exchanges } = await twilioAt((request, response) => {
      request.resume();
      requests += 1;
      if (requests === 1) response.writeHead(429, json).end(JSON.stringify({ code: 20429, message: 'Too many' }));
      else response.writeHead(400, json).end(JSON.stringify({ code: 21211, message: 'Invalid number' }));
    });
    await expect(port.sendText(message)).rejects.toMatchObject({ code: '21211' });
    expect(exchanges.map(({ attempt, httpStatus, error }) => [attempt, httpStatus, error?.code])).toEqual([
      [1, 429, '20429'],
      [2, 400, '21211'],
    ]);
  });

  it('without a status if there was no response', async () => {
    const { port, exchanges } = await twilioAt((request) => request.destroy());
    await expect(port.sendText(message)).rejects.toMatchObject({ kind: 'UNCONFIRMED' });
    expect(exchanges).toMatchObject([
      { httpStatus: null, requestId: null, responseBody: null, error: { kind: 'UNCONFIRMED' } },
    ]);
  });
});
