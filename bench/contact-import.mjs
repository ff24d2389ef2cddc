#!/usr/bin/env node
// An import of 100,000 rows, one of a hundred of them bad, through the product as it is built: how long each step takes, what memory the
// process holds at most, and whether its counts are those of the database. `pnpm build && node bench/contact-import.mjs [rows]`
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROWS = Number(process.argv[2] ?? 100_000);
const MAIN = fileURLToPath(new URL('../apps/api/dist/main.js', import.meta.url));

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
}

async function measure() {
  const token = await signIn();
  const ask = asker(token);
  const before = (await ask('{ contacts(first: 1) { totalCount } }')).contacts.totalCount;
  console.log(`idle: ${await memory()}`);
  const id = await timed('upload', async () => (await upload(token)).id);
  const mapping = '[NAME, PHONE, EMAIL, TAGS, CONSENT]';
  await timed('check', async () => {
    await ask(
      `mutation { checkContactImport(input: { id: "${id}", mapping: ${mapping}, onKnown: UPDATE }) { __typename } }`,
    );
    await done(ask, id);
  });
  await timed('import', async () => {
    await ask(`mutation { startContactImport(input: { id: "${id}" }) { __typename } }`);
    await done(ask, id);
  });
  const { contacts, contactImport: said } = await ask(
    `{ contacts(first: 1) { totalCount } contactImport(id: "${id}") { created updated skipped invalid duplicates } }`,
  );
  console.log(
    JSON.stringify({
      rows: ROWS,
      ...said,
      contactsMade: contacts.totalCount - before,
      equal: contacts.totalCount - before === said.created,
    }),
  );
}

async function timed(name, work) {
  const from = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s, ${await memory()}`);
  return result;
}

/** The most that the process has held so far, and what it holds now. */
async function memory() {
  const status = await readFile(`/proc/${product.pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))?.[1]) / 1024);
  return `${of('VmRSS')} MB held, ${of('VmHWM')} MB at most`;
}

async function signIn() {
  const input = { email: 'ada@acme.test', password: 'welcome to the desk' };
  const query =
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { accessToken } } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()).data.signIn.accessToken;
}

const asker = (token) => async (query) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-workspace': 'acme' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

async function upload(token) {
  const response = await fetch(`${url}/uploads/contacts?name=large.csv`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}`, 'x-workspace': 'acme' },
    body: ReadableStream.from(lines()),
    duplex: 'half',
  });
  return response.json();
}

async function* lines() {
  const encoder = new TextEncoder();
  yield encoder.encode('Name,Phone,E-mail,Tags,Opt-in\n');
  for (let nth = 1; nth <= ROWS; nth += 1) {
    const phone = nth % 100 === 0 ? '12' : `+4420${70_000_000 + nth}`;
    yield encoder.encode(`Person ${nth},${phone},p${nth}@mail.test,"north, vip",yes\n`);
  }
}

const done = (ask, id) =>
  until(async () => {
    const { job } = (await ask(`{ contactImport(id: "${id}") { job { state } } }`)).contactImport;
    if (job.state === 'FAILED') throw new Error('The job failed.');
    return job.state === 'DONE';
  });

async function until(is) {
  while (!(await is())) await rest(250);
}

async function freePort() {
  const server = createServer().listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: free } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return free;
}
