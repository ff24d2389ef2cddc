import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from './connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { type DatabaseAddresses, provision } from './provision.ts';
import { assertRolePrivileges } from './role-privileges.ts';
import { SILENT, temporaryFolder } from './scratch-database.ts';

// These tests use a separate server, because they change roles, which all databases of a server share.
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = await temporaryFolder();
  server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const provisionAs = (adminUrl: string, given: Partial<DatabaseAddresses> = {}) =>
  provision({ adminUrl, secret: 'secret', log: SILENT, ...given });

describe('provisioning', () => {
  it('lets several processes set up and migrate one new database at the same time', async () => {
    const start = async () => {
      const urls = await provisionAs(server.url);
      await migrate({ adminUrl: server.url, log: SILENT });
      return urls;
    };
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  it('lets several databases of one server be set up at the same time', async () => {
    await query(server.url, 'create database one', 'create database two');
    await Promise.all([provisionAs(named('one')), provisionAs(named('two'))]);
  });

  it('works in a database whose name is encoded in the address, and shows the name decoded [operations 16]', async () => {
    const name = 'front desk-ö/%1?#';
    await query(server.url, `create database "${name}"`);
    const adminUrl = named(encodeURIComponent(name));
    const { appUrl, systemUrl } = await provisionAs(adminUrl);
    await migrate({ adminUrl, log: SILENT });
    for (const url of [appUrl, systemUrl])
      expect(await query(url, 'select current_database() as name')).toEqual([{ name }]);
    await expect(provisionAs(named(encodeURIComponent(`${name}2`)))).rejects.toThrow(`The database "${name}2" of`);
    await query(server.url, `drop database "${name}"`);
  });

  it('sets new passwords when the secret has changed, but not for roles that are managed elsewhere', async () => {
    const before = await provisionAs(server.url);
    const { appUrl } = await provision({ adminUrl: server.url, secret: 'another', log: SILENT });
    await expect(connect(before.appUrl)).rejects.toThrow('password authentication failed');

    const managed = await provisionAs(server.url, { appUrl });
    expect(managed.appUrl).toBe(appUrl);
    await provisionAs(server.url);
  });

  it('works for an administrator who can create roles and databases but is not a superuser', async () => {
    await query(
      server.url,
      'drop owned by frontdesk_app, frontdesk_system, frontdesk_owner cascade',
      ...['one', 'two'].map((database) => `drop database ${database}`),
      'drop role frontdesk_app, frontdesk_system, frontdesk_owner',
      `create role managed login createrole createdb password 'managed'`,
      'create database managed owner managed',
    );
    const adminUrl = named('managed', 'managed:managed');
    const { appUrl } = await provisionAs(adminUrl);
    await provisionAs(adminUrl);
    await migrate({ adminUrl, log: SILENT });
    await query(appUrl, `select app.enqueue('deliver_webhooks', '{}')`);
  });
});

describe('the job queue', () => {
  it('accepts jobs in the transaction of the request from a role that has no other access to it', async () => {
    const { appUrl, systemUrl } = await provisionAs(named('managed', 'managed:managed'));
    const jobs = `select task_identifier as task, max_attempts from graphile_worker.jobs where task_identifier <> 'deliver_webhooks'`;
    const workspace = `select set_config('app.workspace_id', '${randomUUID()}', false)`;
    const order = `jsonb_build_object('workspaceId', current_setting('app.workspace_id'))`;

    await query(appUrl, workspace, 'begin', `select app.enqueue('lost', ${order})`, 'rollback');
    expect(await query(systemUrl, jobs)).toEqual([]);
    const stored = `select app.enqueue('kept', ${order}, job_key => 'k', max_attempts => 3)`;
    await query(appUrl, workspace, 'begin', stored, 'commit');
    expect(await query(systemUrl, jobs)).toEqual([{ task: 'kept', max_attempts: 3 }]);

    await expect(query(appUrl, 'select from graphile_worker.jobs')).rejects.toThrow('permission denied for schema');
    await expect(query(systemUrl, 'create table public.mine()')).rejects.toThrow('permission denied for schema public');
    await expect(query(appUrl, 'create temporary table mine()')).rejects.toThrow(
      'permission denied to create temporary',
    );
  });
});

describe('a start is refused', () => {
  const admin = () => named('managed');
  it.each([
    ['is a superuser', 'alter role frontdesk_app superuser', 'alter role frontdesk_app nosuperuser'],
    ['bypasses row-level security', 'alter role frontdesk_app bypassrls', 'alter role frontdesk_app nobypassrls'],
    [
      'can act as "frontdesk_owner"',
      'grant frontdesk_owner to frontdesk_app',
      'revoke frontdesk_owner from frontdesk_app',
    ],
    [
      'can create in the schema "public"',
      'grant create on schema public to frontdesk_app',
      'revoke create on schema public from frontdesk_app',
    ],
    [
      'owns mine',
      'create table public.mine(); alter table public.mine owner to frontdesk_app',
      'drop table public.mine',
    ],
    [
      'can truncate or reference open',
      'create table public.open(); grant truncate on public.open to frontdesk_app',
      'drop table public.open',
    ],
  ])('for an application role that %s', async (power, grant, revoke) => {
    const urls = await provisionAs(admin());
    await query(admin(), ...grant.split('; '));
    await expect(assertRolePrivileges(urls)).rejects.toThrow(
      `The database role of APP_DATABASE_URL is refused, because it ${power}`,
    );
    await query(admin(), revoke);
    await assertRolePrivileges(urls);
  });

  it('for an address that signs in as another role', async () => {
    const { systemUrl } = await provisionAs(admin());
    await expect(provisionAs(admin(), { appUrl: systemUrl })).rejects.toThrow(
      'is refused, because it is "frontdesk_system" and not "frontdesk_app"',
    );
  });

  it.each([
    ['No server responds at 127.0.0.1:1 (DATABASE_URL)', 'postgres://someone@127.0.0.1:1/frontdesk'],
    ['refuses the user "postgres" of DATABASE_URL', () => named('frontdesk', 'postgres:wrong')],
    ['The database "absent" of DATABASE_URL does not exist', () => named('absent')],
  ])('with one sentence: %s', async (sentence, url) => {
    await expect(provisionAs(typeof url === 'string' ? url : url())).rejects.toThrow(sentence);
  });

  it('for an administrator who does not own the database', async () => {
    await query(server.url, `create role stranger login createrole password 'stranger'`);
    await expect(provisionAs(named('frontdesk', 'stranger:stranger'))).rejects.toThrow(
      'The user "stranger" of DATABASE_URL must own the database',
    );
  });
});

function named(database: string, user?: string): string {
  const url = new URL(server.url);
  url.pathname = database;
  return user ? url.href.replace(/\/\/[^@]+@/, `//${user}@`) : url.href;
}

async function query(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = await connect(url);
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query<object>(statement));
    return rows;
  } finally {
    await client.end();
  }
}
