import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { provision } from './provision.ts';
import type { StartupLog } from './startup-log.ts';

/**
 * Runs `work` with a temporary database to which all migrations were applied. Used by tools that compare such a
 * database with the models.
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

/**
 * Creates a temporary folder, in memory if there is enough space, because most of the setup time is spent creating
 * files.
 */
export async function temporaryFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > PLENTY;
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), 'frontdesk-'));
  // If Frontdesk runs as root, the database runs under another account, which must be able to enter the folder.
  await chmod(folder, 0o711);
  return folder;
}

const MEMORY = '/dev/shm';
/**
 * Required free space in bytes. Containers often have only 64 MB of shared memory, which a single cluster would fill.
 */
const PLENTY = 2 ** 30;

/** Log that discards all messages, for temporary databases. */
export const SILENT: StartupLog = { debug() {}, info() {}, warn() {} };
