import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sizesTable } from '../lib/tables.mjs';

const DIST = new URL('../../apps/web/dist/', import.meta.url);
const BUDGET = new URL('../budget.json', import.meta.url);
/** Chunks that the inbox page loads in addition to index.html: the layout and the page. */
const INBOX = [/^workspace-layout-.*\.js$/, /^inbox-.*\.js$/];
// Tolerance, because the names of the chunks change the compressed size slightly.
const JITTER = 1.02;

/**
 * Measures the gzipped size of the SPA: what index.html loads, and what the inbox page loads first, with static
 * imports. Fails if a value is noticeably larger than the value recorded in bench/budget.json.
 */
export async function sizes(_bench, { report, store }) {
  const html = readFileSync(new URL('index.html', DIST), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  const shell = loadedBy(named);
  const assets = readdirSync(new URL('assets/', DIST));
  const pages = INBOX.map((pattern) => assets.find((file) => pattern.test(file)));
  if (pages.some((file) => !file)) throw new Error('bench/parts/sizes.mjs does not find the chunks of the inbox.');
  const inbox = loadedBy([...named, ...pages.map((file) => `assets/${file}`)]);
  const measured = {
    shellKb: kilobytes(scriptsOf(shell)),
    inboxKb: kilobytes(scriptsOf(inbox)),
    inboxFiles: scriptsOf(inbox).length,
  };
  const budget = JSON.parse(readFileSync(BUDGET, 'utf8'));
  store('sizes', measured);
  report(sizesTable(measured, budget));
  const worse = Object.entries(measured).filter(([name, value]) => value > budget[name].recorded * JITTER);
  if (worse.length > 0)
    throw new Error(`The SPA has grown: ${worse.map(([name, value]) => `${name} ${value}, recorded ${budget[name].recorded}`).join('; ')}.
Make it smaller, or record the new value in bench/budget.json with the reason in the commit.`);
}

const scriptsOf = (files) => files.filter((file) => file.endsWith('.js'));

const kilobytes = (files) =>
  Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST))).length, 0) / 1000);

/** Returns the files and everything that they import statically. */
function loadedBy(files) {
  const loaded = new Set();
  const queue = [...files];
  while (queue.length > 0) {
    const file = queue.pop();
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(new URL(file, DIST), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.~-]+\.js)["'`]/g))
      queue.push(`assets/${name}`);
  }
  return [...loaded];
}
