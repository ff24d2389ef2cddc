import { randomUUID } from 'node:crypto';
import { connect } from '../../src/db/connect.ts';
import { type DatabaseAddresses, provision } from '../../src/db/provision.ts';
import { SILENT } from '../../src/db/scratch-database.ts';

export const TEST_SECRET = 'the roles of a cluster that lives for one test run';

export interface TestDatabase extends DatabaseAddresses {
  drop(): Promise<void>;
}

/** A database of the caller's own, with no rows: a copy of the one that the run migrated at its start, or one with roles only. */
export async function createDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${migrated ? 'frontdesk' : 'template0'}`);
  // What is granted on a database is not copied with it.
  const urls = await provision({ adminUrl: urlOf(name), secret: TEST_SECRET, log: SILENT });
  return { ...urls, drop: () => asAdmin(`drop database ${name} with (force)`) };
}

async function asAdmin(sql: string): Promise<void> {
  const admin = await connect(urlOf('postgres'));
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const address = process.env.FRONTDESK_TEST_CLUSTER;
  if (!address) throw new Error('No test cluster: run Jest with the configuration of apps/api.');
  const url = new URL(address);
  url.pathname = database;
  return url.href;
}
