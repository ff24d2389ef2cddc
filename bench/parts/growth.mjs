import { FIRST_WARM_UP_MS, interleaved } from '../lib/measure.mjs';
import { median } from '../lib/median.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { start, together } from '../lib/servers.mjs';
import { growthTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';

const CONNECTIONS = 16;
const WHO = ['floor', 'product'];
const { inbox, inbox100 } = SCENARIOS;

/**
 * Measures how much slower the inbox page becomes with larger pages, more data, more workspaces or more processes,
 * relative to the baseline server.
 */
export async function growth(bench, { report, store }) {
  const results = [];
  for (const one of [pageSize, rows, workspaces, processes]) results.push(await one(bench));
  store('growth', results);
  report(growthTable(results));
}

const pageSize = (bench) =>
  inWorld(bench, { who: WHO }, async (world) => ({
    what: 'conversations on a page',
    from: '25',
    to: '100',
    ...(await compare(bench, { small: world, large: world }, { small: inbox, large: inbox100 })),
  }));

async function rows(bench) {
  const { conversations, ...size } = bench.options.size;
  const [small, large] = [bench.options.size, { ...size, conversations: conversations * 10 }];
  return { what: 'rows in every workspace', from: '1×', to: '10×', ...(await bothSizes(bench, { small, large })) };
}

async function workspaces(bench) {
  const [few, many] = bench.options.isSmoke ? [5, 10] : [10, 10_000];
  const each = { conversations: 25, messages: 3 };
  const [small, large] = [
    { workspaces: few, ...each },
    { workspaces: many, ...each },
  ];
  const costs = await bothSizes(bench, { small, large, callers: 500 });
  return { what: 'workspaces of 25 conversations', from: `${few}`, to: many.toLocaleString('en'), ...costs };
}

const processes = (bench) =>
  inWorld(bench, { who: WHO }, async (world) => {
    const second = {};
    try {
      for (const name of WHO) second[name] = await start(name, world.database);
      const both = (name) => together([world.servers[name], second[name]]);
      const large = { ...world, servers: { floor: both('floor'), product: both('product') } };
      return { what: 'processes', from: '1', to: '2', ...(await compare(bench, { small: world, large })) };
    } finally {
      for (const server of Object.values(second)) await server.stop();
    }
  });

const bothSizes = (bench, { small, large, callers }) =>
  inWorld(bench, { who: WHO, size: small, callers }, (one) =>
    inWorld(bench, { who: WHO, size: large, callers }, (other) => compare(bench, { small: one, large: other })),
  );

/** Runs the baseline server and the product with the small and the large setting, one after another in every round. */
async function compare({ options, generator }, sides, scenario = { small: inbox, large: inbox }) {
  const contestants = Object.entries(sides).flatMap(([side, { servers, database }]) =>
    WHO.map((who) => ({
      name: `${who} ${side}`,
      server: servers[who],
      database,
      ask: scenario[side].contestants[who].ask,
    })),
  );
  const plan = { ...options, connections: CONNECTIONS, warmUpMs: FIRST_WARM_UP_MS, generator };
  return relative(await interleaved(contestants, plan));
}

/**
 * Returns how much longer a request takes with the large setting: for the baseline server, for the product, and the
 * ratio between them.
 */
function relative(runs) {
  const costs = (who) =>
    runs[`${who} small`].map((run, round) => run.perSecond / runs[`${who} large`][round].perSecond);
  const [floor, product] = [costs('floor'), costs('product')];
  return {
    floor: median(floor),
    product: median(product),
    ratio: median(product.map((cost, round) => cost / floor[round])),
  };
}
