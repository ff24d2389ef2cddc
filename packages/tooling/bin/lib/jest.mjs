import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';
import { run } from './run.mjs';
import { writeTestTimes } from './test-times.mjs';

/**
 * Returns the arguments with which Node runs a package's Jest in ES module mode. jose and graphile-worker require this
 * mode.
 */
export const jestCommand = (folder) => [
  // Test workers inherit this option. It leaves most objects of a request to the first, cheap garbage collection.
  '--max-semi-space-size=64',
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  createRequire(join(folder, 'package.json')).resolve('jest/bin/jest'),
];

/**
 * Runs Jest once over one or several packages. Returns the numbers of passed, failed and skipped tests, and the output.
 * Packages without a Jest configuration are skipped; if none remains, the result is one failure.
 */
export async function runJest(folders, flags = [], options = {}) {
  const projects = folders.filter((folder) => existsSync(join(repositoryRoot, folder, 'jest.config.mjs')));
  if (projects.length === 0)
    return { passed: 0, failed: 1, skipped: 0, output: `No tests in ${folders.join(', ')}.\n` };
  const scratch = mkdtempSync(join(tmpdir(), 'frontdesk-jest-'));
  const report = join(scratch, 'report.json');
  try {
    const what = projects.length > 1 ? ['--projects', ...projects] : ['--config', `${projects[0]}/jest.config.mjs`];
    // Modules of finished files stay in a worker's memory, so a large worker is replaced before the next file.
    const limits = [`--maxWorkers=${options.workers ?? workers()}`, '--workerIdleMemoryLimit=1500MB'];
    const order = `--testSequencer=${join(repositoryRoot, 'packages/tooling/jest-sequencer.mjs')}`;
    const args = ['--ci', ...limits, order, '--json', `--outputFile=${report}`, ...flags, ...what];
    const jest = jestCommand(join(repositoryRoot, projects[0]));
    const { ok, output } = await run(process.execPath, [...jest, ...args], options);
    const found = counts(report);
    if (ok && options.writeTimes) writeTestTimes(JSON.parse(readFileSync(report, 'utf8')));
    // Jest also fails if no test matched, or if its setup or teardown failed.
    return { ...found, failed: found.failed || (ok ? 0 : 1), output };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Number of Jest workers: half of the cores, but at least two. */
const workers = () => Math.max(2, Math.floor(availableParallelism() / 2));

function counts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const found = JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: found.numPassedTests,
    // A file that could not be loaded counts as one failure.
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}
