#!/usr/bin/env node
// Measures the search for passages in a workspace with 10,000 passages, beside 200 workspaces with 50 passages each, by
// words and by meaning, without the call of the embedding model: the time of a search and the CPU time of PostgreSQL in
// it, which does not depend on the load of the machine as much.
// Run with `pnpm build && node bench/knowledge.mjs [passages]`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg } from 'node:os';
import { startCluster } from './lib/cluster.mjs';

const fromApi = createRequire(new URL('../apps/api/package.json', import.meta.url));
fromApi('reflect-metadata');
const { v7: uuid } = fromApi('uuid');
const built = (file) => import(`../apps/api/dist/${file}`);
const knowledge = 'modules/agent/knowledge';
const { openDatabase } = await built('db/database.js');
const { searchByWords } = await built(`${knowledge}/search-knowledge.js`);
const { storeSource } = await built(`${knowledge}/store-knowledge.js`);
const { nearestPassages } = await built(`${knowledge}/embeddings/nearest-passages.js`);
const { passagesWithout, storeVectors } = await built(`${knowledge}/embeddings/store-vectors.js`);
const { unitVector } = await built(`${knowledge}/embeddings/vectors.js`);

const PASSAGES = Number(process.argv[2] ?? 10_000);
const PER_SOURCE = 50;
const NEIGHBORS = 200;
/** Numbers of different words in the passages. With few different words, each occurs in most passages. */
const VOCABULARIES = [30, 4000];
const QUESTIONS = 150;
const ROUNDS = 2;
/** Length of the vectors of OpenAI and Google. */
const DIMENSIONS = 512;
const MODEL = { name: 'bench', minSimilarity: 0 };
const PLACE = { language: 'en', phoneConfigId: null, now: new Date('2026-06-01T10:00:00Z') };
const FILLER = ['the', 'you', 'for', 'and', 'with', 'please', 'price', '40 EUR', '30 minutes', 'open', 'appointment'];

const random = randomOf(42);
const cluster = await startCluster();
try {
  for (const size of VOCABULARIES) await measure(size);
} finally {
  await cluster.stop();
}

async function measure(size) {
  const words = vocabulary(size);
  const name = `knowledge_${size}`;
  const ids = Array.from({ length: NEIGHBORS + 1 }, () => uuid());
  await cluster.template(name, (admin, { adminUrl }) => fill(admin, adminUrl, { ids, words }));
  const copy = await cluster.copy(name);
  const database = openDatabase(copy, { poolSize: 1 });
  try {
    const questions = Array.from({ length: QUESTIONS }, () => questionOf(words));
    const db = database.forWorkspace(ids[0]);
    const byWords = (tx, question) => searchByWords(tx, { ...PLACE, question });
    report(`${size} words, by words`, await askAll(db, questions, byWords));
    const byMeaning = (tx, question) =>
      nearestPassages(tx, { question, language: 'en', vector: unitVector(vectorOf()), model: MODEL });
    report(`${size} words, by meaning`, await askAll(db, questions, byMeaning));
  } finally {
    await database.close();
    await copy.drop();
  }
}

async function askAll(db, questions, search) {
  const [{ pid }] = await db.read((tx) => tx.sql`select pg_backend_pid() as pid`);
  const asked = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const question of questions) {
      const [from, used] = [performance.now(), cpuOf(pid)];
      const found = await db.read((tx) => search(tx, question));
      asked.push({ wall: performance.now() - from, cpu: cpuOf(pid) - used, isAnswered: found.length > 0 });
    }
  return asked;
}

/** Returns the CPU time that a process has used, in milliseconds. */
function cpuOf(pid) {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

function report(name, asked) {
  const answered = asked.filter(({ isAnswered }) => isAnswered).length;
  const line = (field) => {
    const times = asked.map((one) => one[field]).sort((a, b) => a - b);
    const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
    return `P50 ${at(0.5)} ms, P95 ${at(0.95)} ms, longest ${at(1)} ms`;
  };
  const load = `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;
  console.log(`${PASSAGES} passages, ${name}, ${answered} of ${asked.length} questions answered, ${load}`);
  console.log(`  time ${line('wall')}\n  CPU of PostgreSQL ${line('cpu')}`);
}

/** Fills the workspaces as members do: as texts that are divided into passages. */
async function fill(admin, adminUrl, { ids, words }) {
  await admin.query(
    `insert into workspaces (workspace_id, name, slug, channel, environment, country, updated_at)
     select id, 'Workspace ' || n, 'workspace-' || n, 'WHATSAPP', 'PRODUCTION', 'GB', now() from unnest($1::uuid[]) with ordinality w (id, n)`,
    [ids],
  );
  const database = openDatabase({ appUrl: adminUrl, systemUrl: adminUrl });
  try {
    for (const [nth, workspaceId] of ids.entries()) {
      const passages = nth === 0 ? PASSAGES : PER_SOURCE;
      for (let from = 0; from < passages; from += PER_SOURCE) {
        const sections = Array.from({ length: PER_SOURCE }, () => `# ${sentence(words, 3)}\n${sentence(words, 60)}`);
        const source = { kind: 'TEXT', title: sentence(words, 3), text: sections.join('\n\n') };
        const stamp = { workspaceId, at: PLACE.now, byName: 'Bench' };
        await database.forWorkspace(workspaceId).write(async (tx) => {
          await storeSource(tx, source, stamp);
          const added = await passagesWithout(tx, PER_SOURCE);
          await storeVectors(tx, { workspaceId, model: MODEL.name, passages: added, vectors: added.map(vectorOf) });
        });
      }
    }
  } finally {
    await database.close();
  }
}

/** Returns a random vector. */
function vectorOf() {
  return Array.from({ length: DIMENSIONS }, () => random() + random() + random() - 1.5);
}

function questionOf(words) {
  const [one, two, three] = [wordOf(words), wordOf(words), wordOf(words)];
  const forms = [
    `What does ${one} ${two} cost?`,
    `Do you have ${one}?`,
    `Can I bring my ${one} to the ${two}?`,
    `Where can I find the ${one} ${two} ${three}?`,
    `How long does ${one} take?`,
  ];
  return forms[Math.floor(random() * forms.length)];
}

function sentence(words, length) {
  return Array.from({ length }, () =>
    random() < 0.25 ? FILLER[Math.floor(random() * FILLER.length)] : wordOf(words),
  ).join(' ');
}

/** Returns a word. As in a language, few words are frequent and most are rare. */
function wordOf(words) {
  return words[Math.floor(words.length ** random()) - 1];
}

function vocabulary(size) {
  const [first, second] = ['b d f g h k l m n p r s t v w z'.split(' '), 'a e i o u'.split(' ')];
  const syllables = first.flatMap((one) => second.map((two) => one + two));
  return Array.from(
    { length: size },
    (_, n) => `${syllables[n % 80]}${syllables[Math.floor(n / 80) % 80]}${syllables[(n * 37) % 80]}k`,
  );
}

/** Returns a generator of the same numbers in every run (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
