#!/usr/bin/env node
// `pnpm bench --help`. The product, as it is built, beside a hand-written server and its peers, over one database.
import { existsSync } from 'node:fs';
import { startDatabase } from './lib/database.mjs';
import { writeDocument } from './lib/document.mjs';
import { installPeers } from './lib/install-peers.mjs';
import { readOptions } from './lib/options.mjs';
import { PARTS } from './lib/parts.mjs';
import { start } from './lib/servers.mjs';

const options = readOptions();
if (options) await run(options);

async function run({ size, peers }) {
  if (!existsSync(new URL('../apps/api/dist/main.js', import.meta.url)))
    throw new Error('Build the product first: pnpm build');
  if (peers.length > 0) installPeers();
  const who = ['floor', 'product', ...peers];
  const endings = [];
  try {
    const database = await startDatabase(size);
    endings.unshift(database.stop);
    const servers = {};
    for (const name of who) {
      servers[name] = await start(name, database);
      endings.unshift(servers[name].stop);
    }
    await measureAll({ who, servers, database, size, options });
  } finally {
    for (const end of endings) await end();
  }
}

async function measureAll(bench) {
  const sections = [];
  const results = [];
  for (const part of options.parts) {
    await PARTS[part](bench, {
      tell: (section) => {
        sections.push(section);
        process.stdout.write(`\n${section}`);
      },
      keep: (measured) => results.push(...measured),
    });
  }
  if (options.write) await writeDocument({ sections, results, bench });
}
