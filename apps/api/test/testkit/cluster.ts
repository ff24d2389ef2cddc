import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { provision } from '../../src/db/provision.ts';
import { SILENT, temporaryFolder } from '../../src/db/scratch-database.ts';
import { TEST_SECRET } from './database.ts';

interface TestCluster {
  /** The template's: database.ts clones it. */
  readonly address: string;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await provision({ adminUrl: server.url, secret: TEST_SECRET, log: SILENT });
    await migrate({ adminUrl: server.url, log: SILENT });
    return { address: server.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
