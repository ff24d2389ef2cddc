import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../peers', import.meta.url));

/** Their packages are no dependencies of the project and are installed on request only. */
export function installPeers() {
  if (existsSync(`${folder}/node_modules`)) return;
  // npm, because pnpm would look for the workspace above.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed; without --peers the bench runs without them.');
}
