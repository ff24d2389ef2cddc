#!/usr/bin/env node
// Measures an import of 100,000 rows, 1 % of them invalid, with the built product: duration and memory of each step,
// whether its counts match the database, and whether a new session shows its progress.
// Run with `pnpm build && node bench/contact-import.mjs [rows]`.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../packages/tooling/free-port.mjs';

const ROWS = Number(process.argv[2] ?? 100_000);
const MAIN = fileURLToPath(new URL('../apps/api/dist/main.js', import.meta.url));
const pg = createRequire(MAIN)('pg');

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
  const before = await inDatabase('select count(*)::int as count from contacts');
  console.log(`${ROWS} rows, load of the machine ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
  console.log(`idle: ${Math.round(await held())} MB`);
  const id = await timed('upload', async () => (await upload(token)).id);
  const mapping = '[NAME, PHONE, EMAIL, TAGS, CONSENT]';
  await timed('check', async () => {
    const input = `{ id: "${id}", mapping: ${mapping}, onDuplicate: UPDATE }`;
    await ask(`mutation { previewContactImport(input: ${input}) { __typename } }`);
    await done(ask, id);
  });
  await timed('import', async () => {
    await ask(`mutation { startContactImport(id: "${id}") { __typename } }`);
    await foundAgain(id);
    await done(ask, id);
  });
  await compare(ask, id, before);
  await timed('undo', async () => {
    await ask(`mutation { undoContactImport(id: "${id}") { __typename } }`);
    await done(ask, id);
  });
  const left = await inDatabase('select count(*)::int as count from contacts');
  console.log(`contacts as before: ${left.count === before.count}`);
}

/** Compares the counts of the import with those of its rows and with the number of new contacts. */
async function compare(ask, id, before) {
  const fields = 'created updated skipped invalid duplicates job { done total counts { name count } }';
  const { job, ...reported } = (await ask(`{ contactImport(id: "${id}") { ${fields} } }`)).contactImport;
  const there = await inDatabase('select count(*)::int as count from contacts');
  const rows = await inDatabase(
    `select count(*) filter (where outcome = 'CREATED')::int as created, count(*) filter (where outcome = 'UPDATED')::int as updated,
      count(*) filter (where outcome = 'SKIPPED')::int as skipped, count(*) filter (where action = 'INVALID')::int as invalid,
      count(*) filter (where action = 'DUPLICATE')::int as duplicates, count(*)::int as rows from contact_import_rows where import_id = $1`,
    [id],
  );
  const { rows: inFile, ...counted } = rows;
  const equal = Object.keys(counted).every((name) => counted[name] === reported[name]);
  console.log(
    JSON.stringify({
      reported,
      counted,
      rows: inFile,
      made: there.count - before.count,
      done: job.done,
      total: job.total,
    }),
  );
  console.log(`equal: ${equal && there.count - before.count === reported.created && inFile === ROWS}`);
}

/** Reads the progress of the running import in a new session, as after reloading the page. */
async function foundAgain(id) {
  const ask = asker(await signIn());
  const far = async () =>
    (await ask(`{ contactImport(id: "${id}") { created job { done total status } } }`)).contactImport;
  await until(async () => (await far()).job.done > 0);
  const { created, job } = await far();
  console.log(`found again by a new session: ${job.done} of ${job.total} done, ${created} created, ${job.status}`);
}

/** Measures the duration of `work`, and the memory of the process ten times per second. */
async function timed(name, work) {
  const from = performance.now();
  const samples = [];
  const look = setInterval(() => void held().then((mb) => samples.push(mb)), 100);
  const result = await work();
  clearInterval(look);
  const quarter = Math.ceil(samples.length / 4);
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} rows/s; memory ${median(samples.slice(0, quarter))} MB in its first quarter, ${median(samples.slice(-quarter))} MB in its last, ${Math.round(Math.max(...samples))} MB at most`,
  );
  return result;
}

function median(numbers) {
  return Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]);
}

/** Returns the current resident memory of the process, in MB. */
async function held() {
  const status = await readFile(`/proc/${product.pid}/status`, 'utf8');
  return Number(status.match(/VmRSS:\s+(\d+)/)?.[1]) / 1024;
}

async function inDatabase(text, values) {
  const [pgPort, password] = await Promise.all(
    ['postgres.port', 'postgres.password'].map(async (file) => (await readFile(join(dataDir, file), 'utf8')).trim()),
  );
  const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${pgPort}/frontdesk` });
  await client.connect();
  try {
    return (await client.query(text, values)).rows[0];
  } finally {
    await client.end();
  }
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
  return async (query) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-workspace': 'acme' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

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

function done(ask, id) {
  return until(async () => {
    const { job } = (await ask(`{ contactImport(id: "${id}") { job { status } } }`)).contactImport;
    if (job.status === 'FAILED') throw new Error('The job failed.');
    return job.status === 'DONE';
  });
}

async function until(is) {
  while (!(await is())) await rest(250);
}
