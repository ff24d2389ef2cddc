import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../src/db/connect.ts';
import { type DatabaseAddresses, provision } from '../../src/db/provision.ts';
import { SILENT } from '../../src/db/scratch-database.ts';

export const TEST_SECRET = 'the roles of a cluster that lives for one test run';

export interface TestDatabase extends DatabaseAddresses {
  drop(): Promise<void>;
}

/**
 * Creates a database without data: a clone of the migrated template, or with `migrated: false` a provisioned database
 * without tables.
 */
export async function createDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Cloning does not copy privileges on the database, so those of schemas.sql are granted again.
  const privileges = [
    `revoke create, temporary on database ${name} from public`,
    `grant connect on database ${name} to frontdesk_app, frontdesk_system`,
  ];
  await asAdmin(
    `create database ${name} strategy file_copy template ${migrated ? 'frontdesk' : 'template0'}`,
    ...privileges,
  );
  const { adminUrl, appUrl, systemUrl } = cluster();
  const urls = { adminUrl: inDatabase(adminUrl, name), appUrl: inDatabase(appUrl, name) };
  if (!migrated) await provision({ adminUrl: urls.adminUrl, secret: TEST_SECRET, log: SILENT });
  return {
    ...urls,
    systemUrl: inDatabase(systemUrl, name),
    drop: () => drop(name),
  };
}

/** Waits until sessions have ended. Terminating a session would report an error to a pool that is already closed. */
async function drop(name: string): Promise<void> {
  const admin = await connect(inDatabase(cluster().adminUrl, 'postgres'));
  try {
    const end = Date.now() + 500;
    const sessions = () => admin.query('select from pg_stat_activity where datname = $1', [name]);
    while ((await sessions()).rowCount && Date.now() < end) await pause(5);
    await admin.query(`drop database ${name} with (force)`);
  } finally {
    await admin.end();
  }
}

async function asAdmin(...statements: readonly string[]): Promise<void> {
  const admin = await connect(inDatabase(cluster().adminUrl, 'postgres'));
  try {
    for (const sql of statements) await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function cluster(): DatabaseAddresses {
  const addresses = process.env.FRONTDESK_TEST_CLUSTER;
  if (!addresses) throw new Error('No test cluster: run Jest with the configuration of apps/api.');
  return JSON.parse(addresses) as DatabaseAddresses;
}

function inDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = name;
  return url.href;
}

/** Returns the host and port at which a test database accepts TCP connections. */
export function tcpAddressOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname.startsWith('%2F') ? '127.0.0.1' : hostname, port: Number(port) };
}
