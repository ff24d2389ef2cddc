#!/usr/bin/env node
// Measures the delay of webhook deliveries from the creation of a lead until its delivery: with one endpoint, then
// with three more endpoints of the workspace that never respond, then with one endpoint again. Prints the ratio of
// the medians.
// Run with `pnpm build && node bench/webhooks.mjs [leads]`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../packages/tooling/free-port.mjs';

const LEADS = Number(process.argv[2] ?? 100);
const HANGING = 3;
let phone = 0;
const MAIN = fileURLToPath(new URL('../apps/api/dist/main.js', import.meta.url));

const receiver = await openReceiver();
const port = await freePort();
const url = `http://localhost:${port}`;
const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
const { PATH, HOME } = process.env;
const product = spawn(process.execPath, [MAIN], { env: { PATH, HOME, PORT: String(port), DATA_DIR: dataDir } });
try {
  await until(async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok);
  await measure();
} finally {
  product.kill('SIGTERM');
  await new Promise((resolve) => product.once('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
  receiver.close();
}

async function measure() {
  const ask = asker(await signIn());
  await addWebhook(ask, 'quick');
  await round(ask);
  const before = await round(ask);
  const hanging = [];
  for (let nth = 0; nth < HANGING; nth += 1) hanging.push(await addWebhook(ask, `hanging-${nth}`));
  const beside = await round(ask);
  const held = receiver.held();
  for (const id of hanging) await ask(`mutation { deleteWebhook(id: "${id}") { __typename } }`);
  const after = await round(ask);
  const alone = median([...before, ...after]);
  console.log(`${LEADS} leads each time; ${held} requests hung`);
  console.log(`alone ${alone.toFixed(0)} ms, beside ${HANGING} that hang ${median(beside).toFixed(0)} ms`);
  console.log(`ratio ${(median(beside) / alone).toFixed(2)}`);
}

/** Measures, for each lead, the time from the request until the delivery. */
async function round(ask) {
  const waits = [];
  for (let nth = 0; nth < LEADS; nth += 1) {
    const [from, told] = [performance.now(), receiver.quick()];
    await addLead(ask);
    await until(async () => receiver.quick() > told);
    waits.push(performance.now() - from);
  }
  return waits;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function addLead(ask) {
  phone += 1;
  const input = `{ name: "Lead ${phone}", phone: "+4420794${String(phone).padStart(5, '0')}", message: "Hello", consent: true }`;
  return ask(`mutation { createLead(input: ${input}) { __typename } }`);
}

async function addWebhook(ask, name) {
  const terms =
    'eventTypes: ["lead.created"], filterMatch: ALL, filterConditions: [], environment: null, maskContactDetails: false';
  const input = `{ url: "${receiver.url}/${name}", description: "${name}", ${terms} }`;
  const fields = 'webhook { id }';
  return (await ask(`mutation { createWebhook(input: ${input}) { ${fields} } }`)).createWebhook.webhook.id;
}

async function openReceiver() {
  let [quick, held] = [0, 0];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url !== '/quick') {
      held += 1;
      return;
    }
    quick += 1;
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    quick: () => quick,
    held: () => held,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function signIn() {
  const input = { email: 'ada@acme.test', password: 'welcome to the desk' };
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()).data.signIn.accessToken;
}

function asker(token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  return async (query) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

async function until(what) {
  while (!(await what())) await rest(2);
}
