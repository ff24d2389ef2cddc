#!/usr/bin/env node
// `pnpm bench [--workspaces N] [--rounds N] [--seconds N] [--connections 1,16,64] [--only inbox,point]`: the product, as it is
// built, beside a hand-written server that sends one statement's JSON. Rounds alternate between the two, so that a
// machine that is busy for a while is busy for both.
import { parseArgs } from 'node:util';
import { startDatabase } from './lib/database.mjs';
import { load } from './lib/load.mjs';
import { printed } from './lib/report.mjs';
import { SCENARIOS } from './lib/scenarios.mjs';
import { startFloor, startProduct } from './lib/servers.mjs';

const { values } = parseArgs({
  options: {
    workspaces: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '1,16' },
    only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
  },
});
const rounds = Number(values.rounds);
const milliseconds = Number(values.seconds) * 1000;

const database = await startDatabase({ workspaces: Number(values.workspaces), conversations: 100, messages: 20 });
const endings = [database.stop];
try {
  const floor = await startFloor(database);
  endings.unshift(floor.stop);
  const product = await startProduct(database);
  endings.unshift(product.stop);
  const results = [];
  for (const name of values.only.split(',')) {
    const scenario = SCENARIOS[name];
    if (!scenario) throw new Error(`There is no scenario ${name}; there are ${Object.keys(SCENARIOS).join(', ')}.`);
    const contestants = [
      { name: 'floor', server: floor, request: scenario.floor },
      { name: 'product', server: product, request: scenario.product },
    ];
    await sameAnswer(scenario, contestants);
    for (const connections of values.connections.split(',').map(Number)) {
      // What is compiled and cached at the first calls is not what is measured.
      for (const { server, request } of contestants)
        await load(server, database.callers.map(request), connections, 1000);
      const runs = contestants.map(() => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, { server, request }] of contestants.entries()) {
          runs[index].push(await load(server, database.callers.map(request), connections, milliseconds));
        }
      }
      results.push({ scenario: name, connections, floor: runs[0], product: runs[1] });
      process.stdout.write(printed(results.slice(-1), results.length === 1));
    }
  }
} finally {
  for (const end of endings) await end();
}

/** Two servers are compared only if they do the same work; a product's answer is wrapped as GraphQL is. */
async function sameAnswer(scenario, contestants) {
  const [caller] = database.callers;
  const texts = await Promise.all(
    contestants.map(async ({ server, request }) => {
      const { path, headers, body } = request(caller);
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers, body });
      return answer.text();
    }),
  );
  const [plain, wrapped] = texts.map((text) => JSON.parse(text));
  if (wrapped.errors) throw new Error(`The product refuses: ${texts[1]}`);
  if (JSON.stringify(scenario.pick(wrapped.data)) !== JSON.stringify(plain)) {
    throw new Error(`The answers differ:\n${texts[0].slice(0, 500)}\n${texts[1].slice(0, 500)}`);
  }
}
