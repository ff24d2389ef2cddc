import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { StartupError } from '../errors/startup-error.ts';
import { connect } from './connect.ts';
import { prepareCluster } from './embedded/cluster.ts';
import { lockDataDir } from './embedded/data-dir-lock.ts';
import { launch } from './embedded/launch.ts';
import { findRunning, type Server, serverUrl, shutDown } from './embedded/postmaster.ts';
import type { StartupLog } from './startup-log.ts';

interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /**
   * Port of the server. If omitted, a free port is chosen and stored in the data folder, and replaced only if it is in
   * use.
   */
  readonly port?: number | undefined;
  readonly log: StartupLog;
  /**
   * For tests and tools: does not flush to disk. If this process ends without calling `stop`, the server stops and its
   * data is deleted.
   */
  readonly throwAway?: boolean;
  /**
   * For tests: the server also listens on a Unix socket in the cluster's folder, unless the path of the folder is too
   * long for a socket.
   */
  readonly hasSocket?: boolean;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Resolves with the error if the server stops unexpectedly or stays unreachable. */
  readonly lost: Promise<StartupError>;
  /** Stops the server. If another process owns the server, only the connection of this process is closed. */
  stop(): Promise<void>;
}

const DATABASE = 'frontdesk';

/**
 * Starts a PostgreSQL server on 127.0.0.1 with its data in `<dataDir>/postgres`, or uses the running one. Resolves when
 * the server accepts connections.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(options);
  const server = (await findRunning(cluster)) ?? (await launch(cluster, options));
  await ensureDatabase(server);
  const hold = await lockDataDir(server);
  const letGo = options.throwAway && hold.ours ? watchForShutdown(server) : undefined;
  options.log.debug(
    `PostgreSQL answers on port ${server.port}${hold.ours ? '' : ', run by another Frontdesk process'}.`,
  );

  return {
    url: serverUrl(server, DATABASE),
    lost: hold.lost,
    stop: async () => {
      await hold.release();
      if (hold.ours) await shutDown(server);
      letGo?.();
    },
  };
}

async function ensureDatabase(server: Server): Promise<void> {
  const client = await connect(serverUrl(server, 'postgres'));
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another process created the database at the same time.
    if (!ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

const ALREADY_THERE = new Set(['42P04', '23505']);

/**
 * Stops a temporary server and deletes its folder when this process ends, even after Ctrl-C or kill -9. A shell process
 * waits on a pipe that closes with this process. Returns a function that ends the watcher after a regular stop.
 */
function watchForShutdown({ pid, folder }: Server): () => void {
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
