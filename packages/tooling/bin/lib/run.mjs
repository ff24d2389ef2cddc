import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { quietTools, repositoryRoot } from './repository.mjs';

/**
 * Runs a program without stdin in the repository. Returns its output, and whether it ended with exit code 0. With
 * `live`, the output is printed instead. A program that cannot be started is a failure with a message as output.
 */
export function run(command, args, { env = {}, live = false } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'];
    const child = spawn(command, args, { cwd: repositoryRoot, env: { ...quietTools, ...env }, stdio });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

/** Runs a tool that is a dependency of the root package. */
export const tool = (name, ...args) => run(join(repositoryRoot, 'node_modules', '.bin', name), args);
