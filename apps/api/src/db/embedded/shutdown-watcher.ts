import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Server } from './postmaster.ts';

/**
 * Stops a throw-away server when this process ends, even by Ctrl-C or kill -9: a watcher waits on a pipe that closes
 * with this process. Returns a function that releases the watcher after a regular stop.
 */
export function watchForShutdown({ pid, folder }: Server): () => void {
  const script = 'read -r farewell || { kill -QUIT "$0"; sleep 1; rm -rf "$1"; }';
  const watcher = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    cwd: '/',
    // Own process group, otherwise Ctrl-C would end it first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return () => watcher.stdin.end('farewell\n');
}
