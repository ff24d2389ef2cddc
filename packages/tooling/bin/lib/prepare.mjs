import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, manifests, stamp } from './fingerprint.mjs';
import { withPnpm } from './pnpm.mjs';
import { repositoryRoot } from './repository.mjs';
import { run } from './run.mjs';

/** With NODE_ENV=production, pnpm would not install the build tools without `--prod=false`. */
const INSTALL = ['install', '--frozen-lockfile', '--prefer-offline', '--prod=false'];

/**
 * Returns a function that installs the packages. Returns undefined if the manifests, the lockfile and the Node version
 * are those of the last installation.
 */
export function pendingInstall() {
  const mark = fingerprint(manifests());
  const installed = stamp('installed');
  if (installed.matches(mark)) return undefined;
  return async () => {
    const result = await run('pnpm', INSTALL, { env: await withPnpm() });
    if (result.ok) installed.write(mark);
    return result;
  };
}

const SOURCES = [
  'apps/api',
  'apps/simulators',
  'apps/web',
  'packages',
  'prisma',
  'prisma.config.ts',
  'tsconfig.base.json',
  'turbo.json',
];
const BUILT = ['apps/api/dist/main.js', 'apps/web/dist/index.html'];

/**
 * Returns a function that builds the product, or undefined if no source has changed since the last build and its output
 * exists. Turbo's own check takes seconds.
 */
export function pendingBuild() {
  const mark = fingerprint(SOURCES);
  const built = stamp('built');
  if (built.matches(mark) && BUILT.every((file) => existsSync(join(repositoryRoot, file)))) return undefined;
  return async () => {
    const result = await turbo('build');
    // Code generation can change one of its inputs, the list of persisted operations, so the fingerprint is computed
    // again.
    if (result.ok) built.write(fingerprint(SOURCES));
    return result;
  };
}

export const turbo = async (task) =>
  run(
    join(repositoryRoot, 'node_modules/.bin/turbo'),
    ['run', task, '--output-logs=errors-only', '--log-order=grouped'],
    {
      env: await withPnpm(),
    },
  );
