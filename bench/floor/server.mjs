// The baseline server of the benchmark (`floor`): node:http, pg and handwritten statements that return the response as
// JSON. Row-level security is the same as in the product, but there is no authentication, permission check or limit.
import http from 'node:http';
import { fanOut } from './fan-out.mjs';
import { READS } from './reads.mjs';
import { SEND, sendValues } from './send-message.mjs';
import { signIn } from './sign-in.mjs';
import { inFourRoundTrips, inOneRoundTrip, inOneText, openPools } from './transaction.mjs';

const { app, system } = openPools();
const WAYS = { floor: inOneRoundTrip, 'floor-4': inFourRoundTrips, 'floor-text': inOneText };
const run = WAYS[process.env.WAY];
const send = run(app, 'begin', SEND);
const readMessage = run(app, 'begin read only', READS['/message']);

const ROUTES = {
  ...Object.fromEntries(Object.entries(READS).map(([path, text]) => [path, run(app, 'begin read only', text)])),
  '/send': (workspace, values) => send(workspace, sendValues(values)),
  '/sign-in': (_workspace, values, address) => signIn(system, [...values, address]),
};

const server = http.createServer((request, response) => void answer(request, response));

async function answer(request, response) {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const values = JSON.parse(Buffer.concat(chunks));
    const text = await ROUTES[request.url](request.headers['x-workspace-id'], values, request.socket.remoteAddress);
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

await fanOut(server, { readMessage, systemUrl: process.env.SYSTEM_DATABASE_URL });
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
