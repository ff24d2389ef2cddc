import { fork } from 'node:child_process';
import { once as event } from 'node:events';
import http from 'node:http';
import { fileURLToPath } from 'node:url';

/** Starts the load generator in a separate process. It runs one plan at a time. */
export async function startGenerator() {
  const child = fork(fileURLToPath(new URL('./generator.mjs', import.meta.url)));
  const ended = event(child, 'exit').then(([code]) => {
    throw new Error(`The load generator ended with ${code}.`);
  });
  ended.catch(() => {});
  const answer = () => Promise.race([event(child, 'message'), ended]);
  await answer();
  let next = 0;
  return {
    run: async (plan) => {
      child.send({ ...plan, first: next });
      const [{ measured, error }] = await answer();
      if (error) throw new Error(error);
      // The request number continues across runs, so that texts that must be unique are never repeated.
      next = measured.next;
      return measured;
    },
    stop: async () => {
      child.disconnect();
      await ended.catch(() => {});
    },
  };
}

/**
 * Runs a plan against one server. Returns throughput and latencies, the CPU time of the server and of PostgreSQL per
 * request, and the server's memory.
 */
export async function load({ server, ask }, { database, generator }, { connections, milliseconds, requests }) {
  const targets = database.callers.map(ask);
  const [cpuBefore, backendsBefore] = [server.cpu(), database.cpu()];
  const plan = { ports: server.ports, targets, connections, milliseconds, requests };
  const measured = await generator.run(JSON.parse(JSON.stringify(plan)));
  return {
    ...measured,
    cpuMs: ((server.cpu() - cpuBefore) * 1000) / measured.count,
    backendsCpuMs: ((database.cpu() - backendsBefore) * 1000) / measured.count,
    memoryMb: server.memory(),
  };
}

/** Sends a single request, without measuring it, and returns the parsed response. */
export async function once({ ports: [port] }, { path, headers, body, isFresh, addresses }) {
  const localAddress = addresses ? '127.0.1.1' : undefined;
  const options = { host: '127.0.0.1', port, path, method: 'POST', headers, localAddress };
  const text = isFresh ? body.replace('NTH', String(performance.now())) : body;
  const { status, answer } = await exchange(options, text);
  if (status !== 200) throw new Error(`HTTP ${status}: ${answer}`);
  return JSON.parse(answer);
}

const exchange = (options, body) =>
  new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, answer: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
