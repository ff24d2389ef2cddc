import { spawn } from 'node:child_process';
import { quietTools, repositoryRoot } from './repository.mjs';

/** Runs a program to its end and keeps what it said, for the case that it failed. Nothing is ever asked: there is no stdin. */
export function run(command, args, { env = {}, cwd = repositoryRoot } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...quietTools, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(said).toString() }));
  });
}
