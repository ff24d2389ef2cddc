import { once } from 'node:events';
import { connect, createServer } from 'node:net';

// Statements that start or end a transaction, set its workspace or check the caller's version.
const CONTEXT =
  /^\s*(begin|start transaction|commit|rollback|set local|set transaction|select set_config|select app\.caller_versions|savepoint|release)/i;

/** Starts a proxy in front of PostgreSQL that records every statement. */
export async function openWire({ adminUrl, appUrl, systemUrl }) {
  const recorded = [];
  const { port: behind } = new URL(adminUrl);
  const sockets = new Set();
  const server = createServer((client) => {
    const postgres = connect(Number(behind), '127.0.0.1');
    const read = listener((statement) => recorded.push(statement));
    client.on('data', read);
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
    /** Runs `work`. Returns the numbers of statements that match CONTEXT (`context`) and of others (`statements`). */
    during: async (work) => {
      recorded.length = 0;
      await work();
      const context = recorded.filter((statement) => CONTEXT.test(statement)).length;
      return { statements: recorded.length - context, context };
    },
    close,
    addresses: { adminUrl: through(adminUrl), appUrl: through(appUrl), systemUrl: through(systemUrl) },
  };
}

/**
 * Returns a function that parses client messages of the PostgreSQL protocol. Each message has a length, and all except
 * the first have a type before it.
 */
function listener(record) {
  let pending = Buffer.alloc(0);
  let started = false;
  const conversation = { prepared: new Map(), portals: new Map(), record };
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const typeLength = started ? 1 : 0;
      if (pending.length < typeLength + 4) return;
      const size = typeLength + pending.readInt32BE(typeLength);
      if (pending.length < size) return;
      if (started) parse(String.fromCharCode(pending[0]), pending.subarray(5, size), conversation);
      started = true;
      pending = pending.subarray(size);
    }
  };
}

/**
 * Records the text of each executed statement. Parse and Bind messages define the statement that an Execute message
 * runs. A Query message can contain several statements.
 */
function parse(kind, body, { prepared, portals, record }) {
  const [first, second] = body.toString('utf8').split('\0');
  if (kind === 'P') prepared.set(first, second);
  if (kind === 'B') portals.set(first, prepared.get(second));
  if (kind === 'E') record(portals.get(first) ?? '');
  if (kind === 'Q') for (const statement of first.split(';')) if (statement.trim()) record(statement);
}
