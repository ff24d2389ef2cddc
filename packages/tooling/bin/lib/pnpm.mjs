import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot } from './repository.mjs';
import { run } from './run.mjs';

const { packageManager } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));

let found;

/**
 * Returns environment variables with which `pnpm` is the pinned version, even if it is not installed. Rejects if npx
 * cannot download it. Turbo runs pnpm for every task.
 */
export function withPnpm() {
  found ??= locate();
  return found;
}

async function locate() {
  const { ok, output } = await run('npx', [
    '--yes',
    '--prefer-offline',
    '--package',
    packageManager,
    '-c',
    'command -v pnpm',
  ]);
  const path = output.trim().split('\n').at(-1);
  if (!ok || !path) throw new Error(`${packageManager} could not be downloaded with npx:\n${output}`);
  return { PATH: [dirname(path), process.env.PATH].join(delimiter), CI: 'true' };
}
