import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { provision } from './provision.ts';
import type { StartupLog } from './startup-log.ts';

/**
 * Runs `work` with a temporary database in which every migration is applied. Tools compare this database with the
 * models.
 */
export async function withScratchDatabase<T>(folder: string, work: (adminUrl: string) => Promise<T>): Promise<T> {
  const dataDir = await temporaryFolder();
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
    try {
      await provision({ adminUrl: server.url, secret: dataDir, log: SILENT });
      await migrate({ adminUrl: server.url, log: SILENT, folder });
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Creates a temporary folder, in memory if there is enough space, because creating files takes most of the time. */
export async function temporaryFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > PLENTY;
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), 'frontdesk-'));
  // As root the database runs under another account, which must be able to enter the folder.
  await chmod(folder, 0o711);
  return folder;
}

const MEMORY = '/dev/shm';
/** Required free space in bytes. Containers often have 64 MB of shared memory, and one cluster needs all of it. */
const PLENTY = 2 ** 30;

/** A log that discards all messages of temporary databases. */
export const SILENT: StartupLog = { debug() {}, info() {}, warn() {} };
