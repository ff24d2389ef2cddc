import { fanOut } from './fan-out.mjs';
import { growth } from './growth.mjs';
import { scenarios } from './scenarios.mjs';
import { startUp } from './start-up.mjs';
import { statements } from './statements.mjs';

/** Name on the command line → what it measures. */
export const PARTS = { scenarios, statements, 'start-up': startUp, 'fan-out': fanOut, growth };

/** Run with `--long` or when named. */
export const LONG_PARTS = ['fan-out', 'growth'];
