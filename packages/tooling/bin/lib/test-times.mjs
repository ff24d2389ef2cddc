import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { repositoryRoot } from './repository.mjs';

/**
 * The file with the durations of test files in seconds, for `jest-sequencer.mjs`. `npm test -- --write-times` updates
 * the file.
 */
export const TIMES_FILE = join(repositoryRoot, 'packages/tooling/test-times.json');

/** Shorter test files are not listed, because their order hardly affects the total duration. */
const LISTED_FROM_SECONDS = 4;

export const testPath = (path) => relative(repositoryRoot, path).split(sep).join('/');

/**
 * Records the durations of the test files in a Jest report. Removes deleted files, and files that are now too short.
 */
export function writeTestTimes({ testResults }) {
  const before = existsSync(TIMES_FILE) ? JSON.parse(readFileSync(TIMES_FILE, 'utf8')) : {};
  const times = new Map(Object.entries(before).filter(([path]) => existsSync(join(repositoryRoot, path))));
  for (const { name, startTime, endTime } of testResults) {
    const seconds = Math.round((endTime - startTime) / 1000);
    if (seconds >= LISTED_FROM_SECONDS) times.set(testPath(name), seconds);
    else times.delete(testPath(name));
  }
  const sorted = [...times].sort(([, one], [, other]) => other - one);
  writeFileSync(TIMES_FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
