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
   * Port of the server. If omitted, a free port is selected and stored in the data folder. It changes only if the port
   * is in use at a later start.
   */
  readonly port?: number | undefined;
  readonly log: StartupLog;
  /**
   * True for tests and tools. The server does not flush to disk, and if this process ends without calling `stop`, the
   * server stops and its data is deleted.
   */
  readonly throwAway?: boolean;
  /**
   * True for tests. The server then also listens on a Unix socket in the cluster's folder, unless the path of the
   * folder is too long for a socket.
   */
  readonly hasSocket?: boolean;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Promise that resolves with an error if the server stops unexpectedly or stays unreachable. */
  readonly lost: Promise<StartupError>;
  /** Stops the server. If another process started the server, closes only the connection of this process. */
  stop(): Promise<void>;
}

const DATABASE = 'frontdesk';

/**
 * Starts a PostgreSQL server on 127.0.0.1 with its data in `<dataDir>/postgres`, or uses a server that is already
 * running there. Resolves when the server accepts connections.
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
    // These error codes mean that another process created the database concurrently.
    if (!ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

const ALREADY_THERE = new Set(['42P04', '23505']);

/**
 * Stops a temporary server and deletes its folder when this process ends, even after Ctrl-C or kill -9. A separate
 * shell process waits on a pipe that is closed when this process ends. Returns a function that ends that shell process
 * after a regular stop.
 */
function watchForShutdown({ pid, folder }: Server): () => void {
  const script = 'read -r farewell || { kill -QUIT "$0"; sleep 1; rm -rf "$1"; }';
  const watcher = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    cwd: '/',
    // The watcher has its own process group, because otherwise Ctrl-C would end it first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return () => watcher.stdin.end('farewell\n');
}
