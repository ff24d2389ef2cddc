import { fanOut } from './fan-out.mjs';
import { growth } from './growth.mjs';
import { memory } from './memory.mjs';
import { operations } from './operations.mjs';
import { rates } from './rates.mjs';
import { scenarios } from './scenarios.mjs';
import { sizes } from './sizes.mjs';
import { startUp } from './start-up.mjs';
import { statements } from './statements.mjs';
import { turns } from './turns.mjs';

/** The parts of the benchmark, by their name on the command line. */
export const PARTS = {
  sizes,
  scenarios,
  statements,
  'start-up': startUp,
  operations,
  turns,
  rates,
  memory,
  'fan-out': fanOut,
  growth,
};

/** Parts that run only with `--long` or when named. */
export const LONG_PARTS = ['fan-out', 'growth'];
