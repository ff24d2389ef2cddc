import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { repositoryRoot } from './repository.mjs';

/** The oldest Node version that runs Frontdesk. */
const SUPPORTED = [22, 19];
/** The oldest Node version that can download a newer one. */
const BOOTSTRAP = [20, 19];
/** The version of Node that is downloaded if the installed version is too old. */
const FETCHED = '24.21.0';

/**
 * Does nothing on a supported Node version. On an older version, downloads Node from the npm registry once, runs the
 * same command with it and exits with its exit code. Versions before `BOOTSTRAP` cannot download Node, so the process
 * fails.
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

/** Installs into a temporary folder and renames it, so that an interrupted download is never used. */
function fetchNode(folder) {
  process.stdout.write(
    `Node ${process.versions.node} is too old. Downloading Node ${FETCHED} from the npm registry once.\n`,
  );
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const flags = ['--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  // The install script of the npm package `node` downloads the binary for the platform.
  const args = ['install', '--prefix', partial, '--ignore-scripts=false', ...flags, `node@${FETCHED}`];
  const { status, stderr, error } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    fail(`Node ${FETCHED} could not be downloaded. Install Node ${SUPPORTED.join('.')} or newer.\n${stderr || error}`);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

function runAgain(node) {
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // In a terminal, Ctrl-C is sent to the child process as well.
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
