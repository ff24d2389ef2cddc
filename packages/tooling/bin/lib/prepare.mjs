import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, manifests, stamp } from './fingerprint.mjs';
import { withPnpm } from './pnpm.mjs';
import { repositoryRoot } from './repository.mjs';
import { run } from './run.mjs';

/** With NODE_ENV=production pnpm would omit the build tools. */
const INSTALL = ['install', '--frozen-lockfile', '--prefer-offline', '--prod=false'];

/** Installs when a manifest or the lockfile has changed. Undefined when there is nothing to do. */
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

/** Builds when a source has changed. Turbo would also detect this, but takes seconds. */
export function pendingBuild() {
  const mark = fingerprint(SOURCES);
  const built = stamp('built');
  if (built.matches(mark) && BUILT.every((file) => existsSync(join(repositoryRoot, file)))) return undefined;
  return async () => {
    const result = await turbo('build');
    // Generating can change its own inputs (the manifest of operations), so the fingerprint is computed again.
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
