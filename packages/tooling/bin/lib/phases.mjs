import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runJest } from './jest.mjs';
import { turbo } from './prepare.mjs';
import { repositoryRoot } from './repository.mjs';
import { run, tool } from './run.mjs';

const generate = check('generate', () => turbo('generate'));
const format = check('format', () => tool('biome', 'check', '.'));
const lint = check('lint', () => tool('oxlint', '--deny-warnings', '--type-check'));
const boundaries = check('boundaries', () =>
  tool('depcruise', '--config', 'packages/tooling/dependency-cruiser.cjs', 'apps', 'packages'),
);
const deadCode = check('dead-code', () => tool('knip'));
const language = {
  ...check('language', () => run(process.execPath, ['packages/tooling/bin/language.mjs', '--quiet'])),
  hasNotices: true,
};
const messages = check('messages', () => run(process.execPath, ['packages/tooling/bin/messages.mjs']));
const contract = check('contract', () => run(process.execPath, ['packages/tooling/bin/contract.mjs']));
const types = check('types', () => turbo('types'));
const build = check('build', () => turbo('build'));
const tests = { name: 'tests', isJest: true, run: (options) => runJest(unitFolders(), flagsOf(options), options) };
const browser = endToEnd('browser', { project: 'e2e' });
const bench = check('bench', () => run(process.execPath, ['bench/bench.mjs', '--smoke']));
const chaos = endToEnd('chaos', { project: 'chaos', workers: 1 });

/**
 * The checks of a whole run, in stages. Cheap checks, and checks that others depend on, come first. The queues of a
 * stage run at the same time, and the phases of a queue one after another. Chaos tests mostly wait, and the benchmark's
 * smoke run checks no durations, so both can run beside other tests.
 */
export const stages = [
  [[generate]],
  [[format, boundaries, deadCode, language, messages, contract], [lint]],
  [[build]],
  [
    [tests, browser],
    [chaos, bench],
  ],
];

/** The phases that `--only` can name. A whole run needs no `types`, because `lint` reports type errors too. */
export const phases = [...stages.flat(2), types];

/**
 * Returns the folders of packages. `--only` accepts the last part of each, such as `api`, and runs the package's tests.
 */
export const unitFolders = () => [
  ...readdirSync(join(repositoryRoot, 'packages')).map((name) => `packages/${name}`),
  'apps/simulators',
  'apps/api',
  'apps/web',
];

/** Creates a phase for a tool, which counts as one test that passes or fails. */
function check(name, work) {
  return {
    name,
    isJest: false,
    run: async () => {
      const { ok, output } = await work();
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
    },
  };
}

/** Creates a phase for one of the two Jest projects of apps/e2e, which test the built product. */
function endToEnd(name, { project, workers }) {
  return {
    name,
    isJest: true,
    run: ({ writeTimes }) => runJest(['apps/e2e'], ['--selectProjects', project], { workers, writeTimes }),
  };
}

/**
 * Timeout of a test, which only ends tests that wait forever, also on a busy machine. In a run over several packages,
 * Jest reads the timeout only from this option.
 */
const PATIENCE = '--testTimeout=180000';

function flagsOf({ patterns = [], projects = [] }) {
  return [
    PATIENCE,
    ...patterns.map((pattern) => `--testPathPatterns=${pattern}`),
    ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
  ];
}
