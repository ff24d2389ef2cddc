import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runJest } from './jest.mjs';
import { turbo } from './prepare.mjs';
import { repositoryRoot } from './repository.mjs';
import { tool } from './run.mjs';

/** Everything that is checked, in order: what is cheap and what others depend on comes first. */
export const phases = [
  check('generate', () => turbo('generate')),
  check('format', () => tool('biome', 'check', '.')),
  check('lint', () => tool('oxlint', '--deny-warnings')),
  check('boundaries', () =>
    tool('depcruise', '--config', 'packages/tooling/dependency-cruiser.cjs', 'apps', 'packages'),
  ),
  check('dead-code', () => tool('knip')),
  check('types', () => turbo('types')),
  { name: 'tests', isJest: true, run: (options) => runJest(unitFolders(), flagsOf(options), options) },
  check('build', () => turbo('build')),
  { name: 'browser', isJest: true, run: () => runJest(['apps/e2e']) },
];

/** The packages whose tests `--only` can name: it is the folder's name. */
export const unitFolders = () => [
  ...readdirSync(join(repositoryRoot, 'packages')).map((name) => `packages/${name}`),
  'apps/simulators',
  'apps/api',
  'apps/web',
];

/** A tool that is content or not counts as one test. */
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

/** Jest takes the time limit of a run over several packages from here only. */
const PATIENCE = '--testTimeout=30000';

const flagsOf = ({ pattern, projects = [] }) => [
  PATIENCE,
  ...(pattern ? [`--testPathPatterns=${pattern}`] : []),
  ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
];
