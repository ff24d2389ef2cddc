import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../src/db/connect.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type DatabaseAddresses, provision } from '../../src/db/provision.ts';
import { SILENT, temporaryFolder } from '../../src/db/scratch-database.ts';
import { TEST_SECRET } from './database.ts';

interface TestCluster {
  /** Addresses of the template database, which database.ts clones. */
  readonly addresses: DatabaseAddresses;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true, hasSocket: true });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const addresses = await provision({ adminUrl: server.url, secret: TEST_SECRET, log: SILENT });
    await migrate({ adminUrl: server.url, log: SILENT });
    return { addresses: await overSocket(addresses, join(dataDir, 'postgres')), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Returns addresses that use the server's Unix socket without a password, which makes connecting about twice as fast.
 * Only the server's account can open the folder. TCP connections still require a password.
 */
async function overSocket(addresses: DatabaseAddresses, folder: string): Promise<DatabaseAddresses> {
  if (!existsSync(join(folder, `.s.PGSQL.${new URL(addresses.adminUrl).port}`))) return addresses;
  const rules = join(folder, 'pg_hba.conf');
  await writeFile(rules, (await readFile(rules, 'utf8')).replace(/^(local .*)scram-sha-256$/gm, '$1trust'));
  const admin = await connect(addresses.adminUrl);
  await admin.query('select pg_reload_conf()');
  await admin.end();
  const moved = (url: string) => url.replace('127.0.0.1', encodeURIComponent(folder));
  const { adminUrl, appUrl, systemUrl } = addresses;
  return { adminUrl: moved(adminUrl), appUrl: moved(appUrl), systemUrl: moved(systemUrl) };
}
