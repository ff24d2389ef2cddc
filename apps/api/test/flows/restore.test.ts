import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { rootKeys } from '../../src/crypto/root-keys.ts';
import { vault } from '../../src/crypto/vault.ts';
import { connect } from '../../src/db/connect.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { provision } from '../../src/db/provision.ts';
import { SILENT, temporaryFolder } from '../../src/db/scratch-database.ts';
import { as } from '../testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../testkit/build.ts';
import { TEST_SECRET } from '../testkit/database.ts';
import { SECRET, startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { mutate } from '../testkit/mutate.ts';
import { runDocumentedCommands } from '../testkit/run-documented.ts';
import { buildIntegration } from '../testkit/scene.ts';
import { type PackagedServer, serverPackage, startPackagedServer } from '../testkit/server-package.ts';

const CREDENTIAL = 'a credential of a provider';
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function newFolder(): Promise<string> {
  const made = await temporaryFolder();
  folders.push(made);
  return made;
}

/** Provisions and migrates the database at this URL, then starts a server on it. */
async function open(adminUrl: string): Promise<TestFrontdesk> {
  const urls = await provision({ adminUrl, secret: TEST_SECRET, log: SILENT });
  await migrate({ adminUrl, log: SILENT });
  return startFrontdesk({ database: { ...urls, drop: async () => {} } });
}

interface Inhabited {
  readonly acme: BuiltWorkspace & { owner: Member };
  readonly integrationId: string;
  readonly counts: Counts;
}

async function inhabit(fd: TestFrontdesk): Promise<Inhabited> {
  const { acme, globex } = await twoWorkspaces(fd);
  const lead = {
    name: 'Lena Lead',
    phone: '+442079460018',
    email: 'lena@people.test',
    message: 'Hello',
    consent: true,
  };
  for (const { owner } of [acme, acme, globex]) await mutate(fd, owner, 'createLead', lead);
  const integrationId = await buildIntegration(fd, acme, acme.owner, { plain: CREDENTIAL });
  return { acme, integrationId, counts: await countRows(fd.database.adminUrl) };
}

/** Row counts, keyed by table and workspace. */
type Counts = Record<string, number>;

async function countRows(adminUrl: string): Promise<Counts> {
  const admin = await connect(adminUrl);
  try {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const one = ({ name }: { name: string }) =>
      `select '${name} ' || workspace_id as place, count(*)::int from ${name} group by 1`;
    const { rows } = await admin.query<{ place: string; count: number }>(tables.map(one).join(' union all '));
    return Object.fromEntries(rows.map(({ place, count }) => [place, count]));
  } finally {
    await admin.end();
  }
}

/** Returns the stored credential, decrypted with the given root key. */
function openCredential(fd: TestFrontdesk, { acme, integrationId }: Inhabited, key: string): Promise<string> {
  return fd.services.database.forWorkspace(acme.id).read(async (tx) => {
    const { secret } = await tx.integration.findFirstOrThrow({ where: { id: integrationId } });
    const place = { workspaceId: acme.id, table: 'integrations', row: integrationId, column: 'secret', origin: null };
    return vault(rootKeys(key)).openFor<string>(tx, place, secret);
  });
}

async function expectWhole(fd: TestFrontdesk, before: Inhabited): Promise<void> {
  expect(Object.keys(before.counts).length).toBeGreaterThan(10);
  expect(await countRows(fd.database.adminUrl)).toEqual(before.counts);
  expect(await openCredential(fd, before, SECRET)).toBe(CREDENTIAL);
  await expect(openCredential(fd, before, 'another key than the one that sealed it')).rejects.toThrow();
  const { verifyAuditTrail } = await as(fd, before.acme.owner).ok('{ verifyAuditTrail { intact checked } }');
  expect(verifyAuditTrail).toMatchObject({ intact: true });
  expect(verifyAuditTrail.checked).toBeGreaterThan(1);
  const { leads } = await as(fd, before.acme.owner).ok('{ leads(first: 5) { totalCount } }');
  expect(leads.totalCount).toBe(2);
}

it('restores a copy of the embedded database by the documented commands [L15] [D1]', async () => {
  const [BACKUP, source, empty] = [await newFolder(), await newFolder(), join(await newFolder(), 'data')];
  const first = await startEmbeddedPostgres({ dataDir: source, log: SILENT, throwAway: true });
  const fd = await open(first.url);
  const before = await inhabit(fd);
  await fd.close();
  await first.stop();
  await runDocumentedCommands('copy', { DATA_DIR: source, BACKUP });

  await runDocumentedCommands('restore copy', { DATA_DIR: empty, BACKUP });
  const second = await startEmbeddedPostgres({ dataDir: empty, log: SILENT, throwAway: true });
  const restored = await open(second.url);
  try {
    await expectWhole(restored, before);
  } finally {
    await restored.close();
    await second.stop();
  }
});

const packaged = serverPackage ? describe : describe.skip;

packaged('a dump of a packaged PostgreSQL (needs pg_dump and pg_restore)', () => {
  const servers: PackagedServer[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  async function emptyServer(): Promise<PackagedServer> {
    const server = await startPackagedServer();
    servers.push(server);
    return server;
  }

  it('is restored into an empty cluster by the documented commands, roles first [L15] [D1]', async () => {
    const [source, target, withoutRoles] = [await emptyServer(), await emptyServer(), await emptyServer()];
    const BACKUP = await newFolder();
    const admin = await connect(source.url);
    await admin.query('create database frontdesk');
    await admin.end();
    const fd = await open(inDatabase(source, 'frontdesk'));
    const before = await inhabit(fd);
    await fd.close();

    const path = `${serverPackage}:${process.env.PATH}`;
    await runDocumentedCommands('dump', { DATABASE_URL: inDatabase(source, 'frontdesk'), BACKUP }, path);
    const restore = (server: PackagedServer) =>
      runDocumentedCommands('restore', { RESTORE_URL: server.url, BACKUP }, path);
    await expect(restore(withoutRoles)).rejects.toThrow('role "frontdesk_');
    await runDocumentedCommands('restore roles', { RESTORE_URL: target.url, BACKUP }, path);
    await restore(target);

    const restored = await open(inDatabase(target, 'frontdesk'));
    try {
      await expectWhole(restored, before);
    } finally {
      await restored.close();
    }
  });
});

function inDatabase({ url }: PackagedServer, name: string): string {
  const address = new URL(url);
  address.pathname = name;
  return address.href;
}
