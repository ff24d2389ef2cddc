import { existsSync, readFileSync } from 'node:fs';
import TestSequencer from '@jest/test-sequencer';
import { TIMES_FILE, testPath } from './bin/lib/test-times.mjs';

const times = existsSync(TIMES_FILE) ? JSON.parse(readFileSync(TIMES_FILE, 'utf8')) : {};

/**
 * Starts the longest test files first, according to test-times.json, so that all workers end at about the same time.
 * The other files follow in Jest's order.
 */
export default class LongestFirstSequencer extends TestSequencer {
  async sort(tests) {
    const secondsOf = ({ path }) => times[testPath(path)] ?? 0;
    const others = await super.sort(tests.filter((test) => secondsOf(test) === 0));
    const long = tests.filter((test) => secondsOf(test) > 0);
    return [...long.sort((one, other) => secondsOf(other) - secondsOf(one)), ...others];
  }
}
