// The floor: node:http and pg, statements written by hand whose JSON is sent as it comes, behind the same row-level
// security. No authentication, no policies, no limits: what is left when everything else is taken away.
import http from 'node:http';
import { fanOut } from './fan-out.mjs';
import { READS } from './reads.mjs';
import { sendMessage } from './send-message.mjs';
import { signIn } from './sign-in.mjs';
import { openPools } from './transaction.mjs';

const { app, system } = openPools();

const ROUTES = {
  ...Object.fromEntries(Object.entries(READS).map(([path, text]) => [path, read(path, text)])),
  '/send': (workspace, values) => app.inWorkspace(workspace, 'begin', (client) => sendMessage(client, values)),
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

function read(name, text) {
  return (workspace, values) =>
    app.inWorkspace(workspace, 'begin read only', async (client) => {
      const { rows } = await client.query({ name, text, values });
      return rows[0].data;
    });
}

await fanOut(server, { app, systemUrl: process.env.SYSTEM_DATABASE_URL });
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
