import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Server } from './postmaster.ts';

/**
 * Ends a throw-away server when we are gone, also when Ctrl-C or kill -9 leaves us no time to do it: the watcher waits
 * on a pipe that closes with us. The answer lets go of it, for a server that was ended properly.
 */
export function watchForShutdown({ pid, folder }: Server): () => void {
  const script = 'read -r farewell || { kill -QUIT "$0"; sleep 1; rm -rf "$1"; }';
  const watcher = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    cwd: '/',
    // Its own process group, or Ctrl-C would end it before us.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return () => watcher.stdin.end('farewell\n');
}
