import http from 'node:http';

/**
 * So many connections, each asking again as soon as it is answered, the callers in turn, for so long or so often. What the server and PostgreSQL
 * used meanwhile is for one request.
 */
export async function load({ server, ask }, database, { connections, milliseconds = Infinity, requests = Infinity }) {
  const askers = database.callers.map(ask);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  const [cpuBefore, backendsBefore, begun] = [server.cpu(), database.cpu(), performance.now()];
  const until = begun + milliseconds;
  let left = requests;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0 && performance.now() < until) {
        const from = performance.now();
        const n = counter++;
        await send(agent, server.ports[n % server.ports.length], askers[n % askers.length](n));
        latencies.push(performance.now() - from);
      }
    }),
  );
  const count = latencies.length;
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return {
    perSecond: count / seconds,
    p50: latencies[Math.floor(count * 0.5)],
    p99: latencies[Math.floor(count * 0.99)],
    cpuMs: ((server.cpu() - cpuBefore) * 1000) / count,
    backendsCpuMs: ((database.cpu() - backendsBefore) * 1000) / count,
    memoryMb: server.memory(),
  };
}

// Goes on through all runs: what has to be new each time is new in the next run too.
let counter = 0;

/** One request; its answer's text. */
export function send(agent, port, { path, headers, body, localAddress }) {
  const options = { agent, host: '127.0.0.1', port, path, method: 'POST', headers, localAddress };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(chunks);
        else reject(new Error(`HTTP ${response.statusCode}: ${Buffer.concat(chunks).toString()}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export const once = async (server, request) =>
  JSON.parse(Buffer.concat(await send(undefined, server.ports[0], request)));
