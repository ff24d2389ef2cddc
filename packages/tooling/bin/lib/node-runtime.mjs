import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

/** The oldest Node that runs Frontdesk. */
const SUPPORTED = [22, 19];
/** The oldest Node that can fetch a newer one. */
const BOOTSTRAP = [20, 19];
/** The version of the npm package `node` that is fetched for an older Node. */
const FETCHED = '24.21.0';

/**
 * Returns when this process runs on a supported Node. On an older one it fetches Node from the npm registry once, runs the
 * same command with it, children included, and exits with that command's exit code.
 */
export async function useSupportedNode() {
  if (isAtLeast(SUPPORTED)) return;
  if (!isAtLeast(BOOTSTRAP)) {
    fail(`Frontdesk needs Node ${SUPPORTED.join('.')} or newer; this is ${process.versions.node}.`);
  }
  const folder = join(repositoryRoot, '.cache', `node-${FETCHED}`);
  const node = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) fetchNode(folder);
  process.exit(await runAgain(node));
}

function isAtLeast([major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** Installs beside the target and renames, so that an interrupted download leaves nothing that looks complete. */
function fetchNode(folder) {
  process.stdout.write(
    `Node ${process.versions.node} is too old. Fetching Node ${FETCHED} from the npm registry once.\n`,
  );
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const flags = ['--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  // The package `node` downloads the binary of the platform in its install script.
  const args = ['install', '--prefix', partial, '--ignore-scripts=false', ...flags, `node@${FETCHED}`];
  const { status, stderr, error } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    fail(`Node ${FETCHED} could not be fetched. Install Node ${SUPPORTED.join('.')} or newer.\n${stderr || error}`);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

function runAgain(node) {
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
