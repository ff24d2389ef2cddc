// The load generator, which runs in a separate process. It receives one plan at a time over IPC and returns its
// measurements.
import { createRequire } from 'node:module';

const { Client } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('undici');

process.on('message', (plan) => {
  run(plan).then(
    (measured) => process.send({ measured }),
    (error) => process.send({ error: String(error.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));

/** Runs a plan for `milliseconds`, or until `requests` are sent. Each connection sends one request at a time. */
async function run({ ports, targets, connections, milliseconds = Infinity, requests = Infinity, first }) {
  const pools = new Map();
  const latencies = [];
  const [cpuBefore, begun] = [process.cpuUsage(), performance.now()];
  const until = begun + milliseconds;
  let [left, next] = [requests, first];
  const connection = async () => {
    while (left-- > 0 && performance.now() < until) {
      const nth = next++;
      const target = targets[nth % targets.length];
      const from = performance.now();
      await send(pools, ports[nth % ports.length], { target, nth });
      latencies.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
  } finally {
    for (const { clients } of pools.values()) for (const client of clients) client.destroy();
  }
  return { ...summary(latencies, performance.now() - begun, process.cpuUsage(cpuBefore)), next };
}

function summary(latencies, elapsedMs, { user, system }) {
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return {
    count: latencies.length,
    perSecond: (latencies.length * 1000) / elapsedMs,
    p50: at(0.5),
    p99: at(0.99),
    generatorCpu: (user + system) / 1000 / elapsedMs,
  };
}

/** Sends a request over an idle connection with this port and source address, or opens a new connection. */
async function send(pools, port, { target, nth }) {
  const { path, headers, body, isFresh, addresses } = target;
  const localAddress = addresses ? `127.0.1.${(nth % addresses) + 1}` : undefined;
  const pool = poolOf(pools, `${port} ${localAddress}`);
  const client = pool.idle.pop() ?? open(pool, `http://127.0.0.1:${port}`, localAddress);
  await exchange(client, { path, method: 'POST', headers, body: isFresh ? body.replace('NTH', nth) : body });
  pool.idle.push(client);
}

function poolOf(pools, key) {
  const pool = pools.get(key) ?? { clients: [], idle: [] };
  pools.set(key, pool);
  return pool;
}

function open(pool, origin, localAddress) {
  const client = new Client(origin, { pipelining: 1, localAddress });
  pool.clients.push(client);
  return client;
}

/**
 * Resolves when the response is complete. Rejects if the status is not 200, or if the response contains an error or
 * refusal.
 */
const exchange = (client, options) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    let status = 0;
    client.dispatch(options, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        const text = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
        if (status === 200 && !FAILURES.some((failure) => text.includes(failure))) resolve();
        else reject(new Error(`HTTP ${status}: ${text.toString().slice(0, 600)}`));
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });

// Texts that identify a failed response. The benchmark's data does not contain them.
const FAILURES = ['"errors":[{', '"refused":true'];

process.send({ ready: true });
