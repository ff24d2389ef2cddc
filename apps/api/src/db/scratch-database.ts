import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { provision } from './provision.ts';
import type { StartupLog } from './startup-log.ts';

/** A temporary database with every migration applied, for tools that compare it with the models. */
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

/** In memory when there is enough space, because creating files dominates the time. */
export async function temporaryFolder(): Promise<string> {
  const memory = await statfs(MEMORY).catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > PLENTY;
  const folder = await mkdtemp(join(roomy ? MEMORY : tmpdir(), 'frontdesk-'));
  // The folder is private, and as root the database runs under another account.
  await chmod(folder, 0o711);
  return folder;
}

const MEMORY = '/dev/shm';
/** Containers often have 64 MB there, which one cluster fills. */
const PLENTY = 2 ** 30;

/** Discards log messages of temporary databases. */
export const SILENT: StartupLog = { debug() {}, info() {}, warn() {} };
