import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endpointUrl } from './endpoint-url.ts';
import { createEgressClient, type ResolveHost } from './http-client.ts';

/** A local server that the client may only reach if the configuration allows the host. `visits` counts its requests. */
let canary: Server;
let port = 0;
let visits = 0;
beforeAll(async () => {
  canary = createServer((_request, response) => {
    visits += 1;
    response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end('here');
  });
  await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => new Promise((closed) => canary.close(closed)));

const PUBLIC = '93.184.215.14';
const leadsTo =
  (...addresses: string[]): ResolveHost =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const buildRequest = (url: string) => ({ url, headers: {}, body: '{}', signal: new AbortController().signal });
const out = (resolve: ResolveHost, allowHosts: readonly string[] = []) =>
  createEgressClient({ allowHosts, resolve, timeoutMs: 2_000 });

const INVALID = 'WEBHOOK_URL_INVALID';
const PLAIN = 'WEBHOOK_URL_NOT_HTTPS';
const PRIVATE = 'WEBHOOK_ADDRESS_PRIVATE';
const PORT = 'WEBHOOK_PORT_NOT_ALLOWED';
const CREDENTIALS = 'WEBHOOK_URL_HAS_CREDENTIALS';

const HOSTILE: readonly (readonly [url: string, fault: string])[] = [
  // Loopback and unspecified addresses in several notations.
  ['https://localhost/', PRIVATE],
  ['https://LOCALHOST/', PRIVATE],
  ['https://localhost./', PRIVATE],
  ['https://app.localhost/', PRIVATE],
  ['https://127.0.0.1/', PRIVATE],
  ['https://127.1/', PRIVATE],
  ['https://127.0.1/', PRIVATE],
  ['https://127.255.255.254/', PRIVATE],
  ['https://2130706433/', PRIVATE],
  ['https://0x7f000001/', PRIVATE],
  ['https://0x7f.0x0.0x0.0x1/', PRIVATE],
  ['https://0177.0.0.1/', PRIVATE],
  ['https://017700000001/', PRIVATE],
  ['https://１２７.０.０.１/', PRIVATE],
  ['https://127。0。0。1/', PRIVATE],
  ['https://0/', PRIVATE],
  ['https://0.0.0.0/', PRIVATE],
  ['https://[::1]/', PRIVATE],
  ['https://[0:0:0:0:0:0:0:1]/', PRIVATE],
  ['https://[::]/', PRIVATE],
  // IPv4 addresses embedded in IPv6.
  ['https://[::ffff:127.0.0.1]/', PRIVATE],
  ['https://[::ffff:7f00:1]/', PRIVATE],
  ['https://[::ffff:10.0.0.1]/', PRIVATE],
  ['https://[::ffff:a9fe:a9fe]/', PRIVATE],
  ['https://[::127.0.0.1]/', PRIVATE],
  ['https://[64:ff9b::7f00:1]/', PRIVATE],
  ['https://[64:ff9b::a9fe:a9fe]/', PRIVATE],
  ['https://[2002:7f00:1::]/', PRIVATE],
  ['https://[2002:a9fe:a9fe::1]/', PRIVATE],
  ['https://[2001:0:7f00:1::]/', PRIVATE],
  // Private networks.
  ['https://10.0.0.1/', PRIVATE],
  ['https://10.255.255.255/', PRIVATE],
  ['https://172.16.0.1/', PRIVATE],
  ['https://172.31.255.255/', PRIVATE],
  ['https://192.168.0.1/', PRIVATE],
  ['https://0xc0a80001/', PRIVATE],
  ['https://100.64.0.1/', PRIVATE],
  ['https://100.127.255.254/', PRIVATE],
  ['https://[fc00::1]/', PRIVATE],
  ['https://[fd12:3456:789a::1]/', PRIVATE],
  ['https://[fe80::1]/', PRIVATE],
  ['https://[fec0::1]/', PRIVATE],
  // Cloud metadata services.
  ['https://169.254.169.254/latest/meta-data/', PRIVATE],
  ['https://2852039166/', PRIVATE],
  ['https://0xa9fea9fe/', PRIVATE],
  ['https://169.254.170.2/v2/credentials', PRIVATE],
  ['https://[fd00:ec2::254]/', PRIVATE],
  ['https://metadata.google.internal/', PRIVATE],
  ['https://100.100.100.200/', PRIVATE],
  // Reserved addresses.
  ['https://192.0.2.1/', PRIVATE],
  ['https://198.18.0.1/', PRIVATE],
  ['https://203.0.113.7/', PRIVATE],
  ['https://224.0.0.1/', PRIVATE],
  ['https://240.0.0.1/', PRIVATE],
  ['https://255.255.255.255/', PRIVATE],
  ['https://[ff02::1]/', PRIVATE],
  ['https://[2001:db8::1]/', PRIVATE],
  // Host names that have a meaning only inside a private network.
  ['https://printer.local/', PRIVATE],
  ['https://db.internal/', PRIVATE],
  ['https://intranet/', PRIVATE],
  ['https://router.lan/', PRIVATE],
  ['https://nas.home.arpa/', PRIVATE],
  // Protocols other than https, and invalid URLs.
  ['http://hooks.example.com/', PLAIN],
  ['http://169.254.169.254/', PLAIN],
  ['ftp://hooks.example.com/', INVALID],
  ['file:///etc/passwd', INVALID],
  ['gopher://127.0.0.1:6379/_INFO', INVALID],
  ['data:text/plain,hello', INVALID],
  ['javascript:alert(1)', INVALID],
  ['//hooks.example.com/', INVALID],
  ['hooks.example.com', INVALID],
  ['', INVALID],
  ['https://', INVALID],
  ['https://hooks.example.com\\@127.0.0.1/', INVALID],
  ['https://hooks.example.com/\r\nHost: inside', INVALID],
  ['https://hooks.example.com/a b', INVALID],
  [`https://hooks.example.com/${'a'.repeat(2_000)}`, INVALID],
  // Credentials, or a port that is not allowed.
  ['https://user:password@hooks.example.com/', CREDENTIALS],
  ['https://hooks.example.com@127.0.0.1/', CREDENTIALS],
  ['https://127.0.0.1:443@hooks.example.com/', CREDENTIALS],
  ['https://hooks.example.com:22/', PORT],
  ['https://hooks.example.com:25/', PORT],
  ['https://hooks.example.com:6379/', PORT],
  ['https://hooks.example.com:5432/', PORT],
  ['https://hooks.example.com:80/', PORT],
];

describe('an address typed by a user [N1]', () => {
  it('is tried with sixty forbidden addresses, each once', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
    expect(new Set(HOSTILE.map(([url]) => url)).size).toBe(HOSTILE.length);
  });

  it.each(HOSTILE)('%s is refused: %s', async (url, refusal) => {
    const before = visits;
    expect(await out(leadsTo(PUBLIC)).faultOf(url)).toBe(refusal);
    expect(await out(leadsTo(PUBLIC)).post(buildRequest(url))).toMatchObject({ cause: 'ADDRESS' });
    expect(visits).toBe(before);
  });

  it.each([
    'https://hooks.example.com/in?for=acme',
    'https://hooks.example.com:8443/',
    `https://${PUBLIC}/`,
    'https://[2606:4700::1111]/',
  ])('%s is accepted', async (url) => {
    expect(await out(leadsTo(PUBLIC)).faultOf(url)).toBeNull();
  });

  it.each([
    ['127.0.0.1'],
    [PUBLIC, '127.0.0.1'],
    [PUBLIC, '::1'],
    ['169.254.169.254'],
    ['::ffff:10.0.0.1'],
    ['100.64.0.7'],
    ['fd00::1'],
  ])('is refused if its name resolves to %s %s', async (...addresses) => {
    expect(await out(leadsTo(...addresses)).faultOf('https://hooks.example.com/')).toBe(PRIVATE);
    expect(await out(leadsTo(...addresses)).post(buildRequest('https://hooks.example.com/'))).toMatchObject({
      cause: 'ADDRESS',
    });
  });
});

describe('a name whose DNS answer changes [N1]', () => {
  it('is resolved again for each connection, and the connection uses that answer', async () => {
    const answers = [PUBLIC, '127.0.0.1'];
    let asked = 0;
    const flipping: ResolveHost = async () => {
      const address = answers[Math.min(asked, 1)] ?? '';
      asked += 1;
      return [{ address, family: 4 }];
    };
    const way = out(flipping);
    const url = `https://hooks.example.com/`;
    expect(await way.faultOf(url)).toBeNull();
    const before = visits;
    expect(await way.post(buildRequest(url))).toMatchObject({ cause: 'ADDRESS' });
    expect({ asked, visits: visits - before }).toEqual({ asked: 2, visits: 0 });
  });

  it('reaches the private address if the operator allows it (precondition)', async () => {
    const before = visits;
    const way = out(leadsTo('127.0.0.1'), [`hooks.example.com:${port}`]);
    const url = `http://hooks.example.com:${port}/`;
    expect(await way.faultOf(url)).toBeNull();
    expect(await way.post(buildRequest(url))).toMatchObject({ status: 302, body: 'here' });
    // The redirect was not followed.
    expect(visits - before).toBe(1);
  });
});

describe('misbehavior of an endpoint', () => {
  const serving = async (handle: Parameters<typeof createServer>[1], see: (url: string) => Promise<void>) => {
    const server = createServer(handle as never);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      await see(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  };
  const near = (timeoutMs = 2_000) => createEgressClient({ allowHosts: ['127.0.0.1'], timeoutMs });

  it('ends the request if the endpoint never answers', () =>
    serving(
      () => {},
      async (url) => {
        expect(await near(100).post(buildRequest(url))).toMatchObject({ cause: 'TIMEOUT' });
      },
    ));

  it('stores the start of an endless response, and evaluates its status', () =>
    serving(
      (_request: unknown, response: import('node:http').ServerResponse) => {
        response.writeHead(200);
        const more = () => {
          while (!response.destroyed && response.write('a'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
      async (url) => {
        expect(await near().post(buildRequest(url))).toMatchObject({ status: 200, body: 'a'.repeat(4_096) });
      },
    ));

  it('reports that it disconnected or is not reachable', () =>
    serving(
      (request: import('node:http').IncomingMessage) => void request.socket.destroy(),
      async (url) => {
        expect(await near().post(buildRequest(url))).toMatchObject({ cause: 'CONNECTION' });
      },
    ));

  it('reports a certificate that is not trusted', () =>
    serving(
      () => {},
      async (url) => {
        expect(await near().post(buildRequest(url.replace('http:', 'https:')))).toMatchObject({
          cause: expect.stringMatching(/TLS|CONNECTION/),
        });
      },
    ));

  it('reports that its name was not found', async () => {
    const unresolvable: ResolveHost = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await out(unresolvable).post(buildRequest('https://hooks.example.com/'))).toEqual({
      cause: 'DNS',
      words: 'The name was not found. (ENOTFOUND)',
    });
  });

  it('ignores its cookies', () =>
    serving(
      (_request: unknown, response: import('node:http').ServerResponse) =>
        void response.writeHead(204, { 'set-cookie': 'a=b', 'x-request-id': '7' }).end(),
      async (url) => {
        const came = await near().post(buildRequest(url));
        expect('headers' in came && came.headers).toMatchObject({ 'x-request-id': '7' });
        expect('headers' in came && came.headers).not.toHaveProperty('set-cookie');
      },
    ));
});

it('decides the same for an address that is trusted by host and by host with port', () => {
  expect(endpointUrl('http://localhost:9/', ['localhost'])).toMatchObject({ trusted: true });
  expect(endpointUrl('http://localhost:9/', ['localhost:9'])).toMatchObject({ trusted: true });
  expect(endpointUrl('http://localhost:9/', ['localhost:10'])).toBe(PLAIN);
});

describe('a request to an address typed by a user [N1]', () => {
  const ask = (resolve: ResolveHost, url: string, allowHosts: readonly string[] = [], maxBytes = 1_000) =>
    out(resolve, allowHosts).ask({ url, headers: {}, timeoutMs: 2_000, maxBytes });

  it.each(HOSTILE)('never goes to %s', async (url) => {
    const before = visits;
    expect(await ask(leadsTo('127.0.0.1'), url)).toMatchObject({ cause: 'ADDRESS' });
    expect(visits).toBe(before);
  });

  it('is not redirected inside by a name that resolves differently the second time', async () => {
    let asked = 0;
    const flips: ResolveHost = async () => [{ address: asked++ === 0 ? PUBLIC : '127.0.0.1', family: 4 }];
    const url = `https://rebind.example.com:8443/`;
    const before = visits;
    expect(await out(flips).faultOf(url)).toBeNull();
    expect(await ask(flips, url)).toMatchObject({ cause: 'ADDRESS' });
    expect(visits).toBe(before);
  });

  it('does not follow redirects, and reads the response up to a size limit', async () => {
    const here = `http://127.0.0.1:${port}/`;
    const before = visits;
    expect(await ask(leadsTo(), here, ['127.0.0.1'])).toMatchObject({ status: 302, body: 'here' });
    expect(await ask(leadsTo(), here, ['127.0.0.1'], 3)).toMatchObject({ cause: 'SIZE' });
    expect(visits).toBe(before + 2);
  });
});
