import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Server } from './postmaster.ts';

/**
 * Stops a temporary server when this process ends, even after Ctrl-C or kill -9. A shell process waits on a pipe that
 * closes with this process. Returns a function that ends the watcher after a regular stop.
 */
export function watchForShutdown({ pid, folder }: Server): () => void {
  const script = 'read -r farewell || { kill -QUIT "$0"; sleep 1; rm -rf "$1"; }';
  const watcher = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    cwd: '/',
    // The watcher has its own process group, because Ctrl-C would otherwise end it first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return () => watcher.stdin.end('farewell\n');
}
