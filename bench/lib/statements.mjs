import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { once as ask } from './load.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { start } from './servers.mjs';

/** Exactly what one operation of each server asks of PostgreSQL, heard on the wire by a server started for nothing else. */
export async function countStatements(names, { who, database }) {
  const results = [];
  for (const name of who) {
    const wire = await listenIn(database);
    const server = await start(name, { ...database, ...wire.addresses });
    try {
      for (const scenario of names) {
        const contestant = SCENARIOS[scenario].contestants[name];
        if (contestant) results.push({ name, scenario, ...(await heardFor(contestant, { server, wire, database })) });
      }
    } finally {
      await server.stop();
      wire.close();
    }
  }
  return results;
}

async function heardFor({ ask: askOf }, { server, wire, database }) {
  const request = askOf(database.callers[0]);
  await database.admin.query('delete from rate_limits');
  for (let n = 0; n < WARM_UP; n += 1) await ask(server, request(n));
  wire.heard.length = 0;
  for (let n = 0; n < COUNTED; n += 1) await ask(server, request(WARM_UP + n));
  const context = wire.heard.filter((statement) => CONTEXT.test(statement)).length;
  return { statements: (wire.heard.length - context) / COUNTED, context: context / COUNTED };
}

const WARM_UP = 10;
const COUNTED = 10;
// What only begins, scopes and ends a transaction, or proves in it who asks.
const CONTEXT =
  /^\s*(begin|start transaction|commit|rollback|set local|set transaction|select set_config|select app\.caller_versions|savepoint|release)/i;

/** PostgreSQL's port, with everything that passes to it written down. */
async function listenIn({ adminUrl, appUrl, systemUrl }) {
  const heard = [];
  const { port: behind } = new URL(adminUrl);
  const sockets = new Set();
  const server = createServer((client) => {
    const postgres = connect(Number(behind), '127.0.0.1');
    const hear = listener((statement) => heard.push(statement));
    client.on('data', hear);
    client.pipe(postgres).pipe(client);
    for (const socket of [client, postgres]) sockets.add(socket.on('error', () => socket.destroy()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const through = (url) => Object.assign(new URL(url), { hostname: '127.0.0.1', port }).href;
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    heard,
    close,
    addresses: { adminUrl: through(adminUrl), appUrl: through(appUrl), systemUrl: through(systemUrl) },
  };
}

/** Reads the frontend's half of PostgreSQL's protocol: a length with every message, a letter before all but the first. */
function listener(tell) {
  let pending = Buffer.alloc(0);
  let started = false;
  const conversation = { prepared: new Map(), portals: new Map(), tell };
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const letters = started ? 1 : 0;
      if (pending.length < letters + 4) return;
      const size = letters + pending.readInt32BE(letters);
      if (pending.length < size) return;
      if (started) understand(String.fromCharCode(pending[0]), pending.subarray(5, size), conversation);
      started = true;
      pending = pending.subarray(size);
    }
  };
}

/** Parse and Bind say which text an Execute runs; a Query may hold several statements. */
function understand(kind, body, { prepared, portals, tell }) {
  const [first, second] = body.toString('utf8').split('\0');
  if (kind === 'P') prepared.set(first, second);
  if (kind === 'B') portals.set(first, prepared.get(second));
  if (kind === 'E') tell(portals.get(first) ?? '');
  if (kind === 'Q') for (const statement of first.split(';')) if (statement.trim()) tell(statement);
}
