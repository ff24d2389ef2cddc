import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs the GraphQL servers that the product is compared with. They are not dependencies of the project. */
export function installPeers() {
  if (existsSync(`${folder}/node_modules`)) return;
  // Uses npm, because pnpm would use the workspace of the repository.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed; without --peers the bench runs without them.');
}
