#!/usr/bin/env node
// Runs `pnpm dev`: when files change, generates code, compiles the packages and the API, restarts the API and reloads
// the SPA. Ctrl-C stops everything.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pendingInstall, turbo } from './lib/prepare.mjs';
import { quietTools, repositoryRoot } from './lib/repository.mjs';

const SPA = 'http://localhost:5173';
const GRACE_MS = 10_000;
const running = new Set();
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0, signal));
await once('install', pendingInstall());
await once('build', () => turbo('build'));

const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
for (const folder of compiledFolders()) {
  // A normal build does not check types. In development, type errors are reported on every change.
  const flags = ['--noCheck', 'false', '--watch', '--preserveWatchOutput'];
  supervise(folder.split('/').at(-1), [tsc, '-p', `${folder}/tsconfig.build.json`, ...flags], {});
}
// Emails and redirects must use the URL of the SPA's development server, which forwards other requests to the API.
const publicBaseUrl = process.env.PUBLIC_BASE_URL ?? SPA;
supervise('server', ['--watch', '--watch-preserve-output', '--enable-source-maps', 'apps/api/dist/main.js'], {
  PUBLIC_BASE_URL: publicBaseUrl,
});
supervise('web', [join(repositoryRoot, 'apps/web/node_modules/vite/bin/vite.js'), 'apps/web'], {
  API_URL: `http://localhost:${process.env.PORT ?? 4000}`,
});
regenerate('prisma', 'prisma/schema', /\.prisma$/, 'packages/tooling/bin/prisma-generate.mjs');
regenerate('gql', 'apps/web/src', /\.graphql$/, 'apps/web/codegen.mjs');
regenerate('gql', 'packages/schema', /schema\.graphql$/, 'apps/web/codegen.mjs');

function compiledFolders() {
  const packages = readdirSync(join(repositoryRoot, 'packages')).map((name) => `packages/${name}`);
  return [...packages, 'apps/api'].filter((folder) => existsSync(join(repositoryRoot, folder, 'tsconfig.build.json')));
}

async function once(name, work) {
  if (!work) return;
  say(name, '…');
  const { ok, output } = await work();
  if (!ok) {
    process.stderr.write(output);
    process.exit(1);
  }
}

/** Starts a process of `pnpm dev`. If the process exits, everything is stopped. */
function supervise(name, args, env) {
  const child = start(name, args, env);
  child.on('exit', (code) => {
    if (!stopping) say(name, `ended (${code})`);
    stop(code ?? 1, 'SIGTERM');
  });
}

function start(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: { ...quietTools, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => say(name, line));
  return child;
}

/** Runs the script when a matching file changes. Waits 200 ms, because editors write files in several steps. */
function regenerate(name, folder, files, script) {
  let timer;
  watch(join(repositoryRoot, folder), { recursive: true }, (_, file) => {
    if (!file || !files.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => start(name, [script]), 200);
  });
}

function say(name, line) {
  process.stdout.write(`${name.padEnd(9)}│ ${line}\n`);
}

function stop(code, signal) {
  if (stopping) return;
  stopping = true;
  // In a terminal, Ctrl-C is sent to every process. A second signal would interrupt the shutdown.
  if (signal !== 'SIGINT' || !process.stdin.isTTY) for (const child of running) child.kill('SIGTERM');
  setTimeout(() => process.exit(code), GRACE_MS).unref();
  const waiting = setInterval(() => {
    if (running.size > 0) return;
    clearInterval(waiting);
    process.exit(code);
  }, 50);
}
