import http from 'node:http';

/** So many connections, with the requests in turn, each asking again as soon as it is answered. */
export async function load(server, prepared, connections, milliseconds) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  const [cpuBefore, begun] = [server.cpu(), performance.now()];
  const until = begun + milliseconds;
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        await ask(agent, server.port, prepared[next++ % prepared.length]);
        latencies.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return {
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpuMs: ((server.cpu() - cpuBefore) * 1000) / latencies.length,
    memory: server.memory(),
  };
}

function ask(agent, port, { path, headers, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(size) : reject(new Error(`HTTP ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
