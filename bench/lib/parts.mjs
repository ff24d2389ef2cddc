import { coldStarts } from './cold.mjs';
import { measureFanOut } from './fan-out.mjs';
import { GROWTHS } from './growth.mjs';
import { measure } from './measure.mjs';
import { coldTable, fanOutTable, growthTable, scenarioTable, statementTable } from './report.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { countStatements } from './statements.mjs';

/** Name on the command line → what it measures. */
export const PARTS = {
  scenarios: async ({ servers, database, options }, { tell, keep }) => {
    for (const name of options.only) {
      const measured = await measure(SCENARIOS[name], { name, servers, database, options });
      keep(measured);
      tell(scenarioTable(measured));
    }
  },
  statements: async ({ who, database, options }, { tell }) =>
    tell(statementTable(await countStatements(options.only, { who, database }))),
  cold: async ({ who, database, options }, { tell }) => tell(coldTable(await coldStarts({ who, database, options }))),
  'fan-out': async ({ servers, database, options }, { tell }) =>
    tell(fanOutTable(await measureFanOut({ servers, database, options }))),
  growth: async (bench, { tell }) => {
    const results = [];
    for (const name of bench.options.growth) results.push(await GROWTHS[name](bench));
    tell(growthTable(results));
  },
};
