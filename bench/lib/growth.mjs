import { startDatabase } from './database.mjs';
import { FIRST_WARM_UP_MS, interleaved } from './measure.mjs';
import { median } from './median.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { start, together } from './servers.mjs';

const CONNECTIONS = 16;

/** What grows, and how to measure it: [{ what, from, to, costs }], where 1 means that it costs nothing beyond the floor's own. */
export const GROWTHS = {
  rows: async (bench) => {
    const sides = { small: bench, large: bench };
    const runs = await compare(sides, bench.options, { small: SCENARIOS.inbox, large: SCENARIOS.inbox100 });
    return { what: 'conversations on a page', from: '25', to: '100', ...relative(runs) };
  },
  data: async (bench) => {
    const { workspaces, conversations, messages } = bench.size;
    const size = { workspaces, conversations: conversations * 10, messages };
    return withDatabase(size, async (large) => {
      const runs = await compare({ small: bench, large }, bench.options);
      return { what: 'rows in every workspace', from: '1×', to: '10×', ...relative(runs) };
    });
  },
  workspaces: async ({ options }) => {
    const each = { conversations: 25, messages: 3 };
    return withDatabase({ workspaces: 10, callers: 10, ...each }, (small) =>
      withDatabase({ workspaces: 10_000, callers: 500, ...each }, async (large) => {
        const runs = await compare({ small, large }, options);
        return { what: 'workspaces of 25 conversations', from: '10', to: '10,000', ...relative(runs) };
      }),
    );
  },
  processes: async ({ servers, database, options }) => {
    const second = { floor: await start('floor', database), product: await start('product', database) };
    try {
      const both = (name) => together([servers[name], second[name]]);
      const large = { database, servers: { floor: both('floor'), product: both('product') } };
      const runs = await compare({ small: { database, servers }, large }, options);
      return { what: 'processes', from: '1', to: '2', ...relative(runs) };
    } finally {
      for (const server of Object.values(second)) await server.stop();
    }
  },
};

async function withDatabase(size, work) {
  const database = await startDatabase(size);
  const servers = {};
  try {
    for (const name of ['floor', 'product']) servers[name] = await start(name, database);
    return await work({ database, servers });
  } finally {
    for (const server of Object.values(servers)) await server.stop();
    await database.stop();
  }
}

/** Floor and product on the small and on the large side, all four in turn in every round. */
function compare(sides, options, scenarios = { small: SCENARIOS.inbox, large: SCENARIOS.inbox }) {
  const contestants = Object.entries(sides).flatMap(([side, { servers, database }]) =>
    ['floor', 'product'].map((who) => ({
      name: `${who} ${side}`,
      server: servers[who],
      database,
      ask: scenarios[side].contestants[who].ask,
    })),
  );
  const how = { ...options, connections: CONNECTIONS, warmUp: FIRST_WARM_UP_MS };
  return interleaved(contestants, { ...how, databaseOf: ({ database }) => database });
}

/** How many times as long a request takes on the large side, of the floor, of the product, and the one over the other. */
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
