import { once as event } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../packages/tooling/free-port.mjs';
import { once } from '../load/load.mjs';
import { productOf } from './asks.mjs';
import { demoTemplate, SLUG } from './demo.mjs';
import { ownerOf } from './people.mjs';
import { startProduct } from './servers.mjs';

const DEADLINE_MS = 240_000;

/**
 * Starts provider simulators, an API process and a worker on a copy of the demo database, and runs `work` with them.
 */
export async function inAgency({ cluster }, work) {
  const { startSimulators, sandboxFor } = await import('../../apps/simulators/dist/index.js');
  await demoTemplate(cluster);
  const database = await cluster.copy('demo');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulators = await startSimulators({ publicBaseUrl: url });
  const env = { PUBLIC_BASE_URL: url, WEBHOOK_ALLOW_HOSTS: '127.0.0.1', ...addressesOf(simulators) };
  const processes = [];
  try {
    const [api, worker] = await Promise.all([
      startProduct(database, { port, env }),
      startProduct(database, { runs: 'worker', env }),
    ]);
    processes.push(api, worker);
    const caller = await ownerOf(database.admin, SLUG);
    const sandbox = sandboxFor(caller.workspaceId);
    return await work({ database, simulators, sandbox, api, worker, caller, ask: askAs(api, caller) });
  } finally {
    await Promise.all(processes.map((one) => one.stop()));
    await simulators.stop();
    await database.drop();
  }
}

const addressesOf = ({ addresses }) => ({
  TWILIO_URL: addresses.twilio,
  TWILIO_CONTENT_URL: addresses.twilioContent,
  OPENAI_URL: addresses.openai,
  CALCOM_URL: addresses.calcom,
  VAPI_URL: addresses.vapi,
  WHATSAPP_CLOUD_URL: addresses.whatsAppCloud,
});

/** Returns a function that runs a document and returns the value of its only field. Throws an error for a refusal. */
const askAs = (api, caller) => async (query, input) => {
  const body = JSON.stringify({ query, variables: query.includes('$input') ? { input } : input });
  const answer = await once(api, { path: '/graphql', headers: productOf(caller, caller.adHocBearer), body });
  const [value] = Object.values(answer.data ?? {});
  if (answer.errors || value?.errors?.length > 0) throw new Error(`${query}: ${JSON.stringify(answer)}`);
  return value;
};

/** Waits until `isDone` returns true. If that takes too long, throws an error that contains `what`. */
export async function until(what, isDone, everyMs = 20) {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error(`Not within ${DEADLINE_MS / 1000} s: ${what}.`);
    await pause(everyMs);
  }
}

/** Opens an endpoint that accepts and counts all webhooks. */
export async function openEndpoint() {
  const arrivals = [];
  const server = createServer((request, response) => {
    request.resume();
    arrivals.push(performance.now());
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await event(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    arrivals,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
