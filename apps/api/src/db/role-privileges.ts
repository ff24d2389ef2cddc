import type pg from 'pg';
import { StartupError } from '../errors/startup-error.ts';
import { connectConfigured } from './connect.ts';

interface RoleUrls {
  readonly appUrl: string;
  readonly systemUrl: string;
}

/**
 * Throws StartupError if a URL does not belong to the expected role, or if the role has privileges that Frontdesk does
 * not need, such as bypassing row-level security.
 */
export async function assertRolePrivileges({ appUrl, systemUrl }: RoleUrls): Promise<void> {
  await assertUnprivileged({ name: 'APP_DATABASE_URL', url: appUrl, role: 'frontdesk_app', ownSchema: null });
  await assertUnprivileged({
    name: 'SYSTEM_DATABASE_URL',
    url: systemUrl,
    role: 'frontdesk_system',
    ownSchema: 'graphile_worker',
  });
}

interface Expected {
  readonly name: string;
  readonly url: string;
  readonly role: string;
  /** Schema in which the role may own and create objects. Null if there is no such schema. */
  readonly ownSchema: string | null;
}

async function assertUnprivileged({ name, url, role, ownSchema }: Expected): Promise<void> {
  const client = await connectConfigured(name, url);
  try {
    const powers = await excessPrivileges(client, role, ownSchema);
    if (powers.length === 0) return;
    throw new StartupError(`The database role of ${name} is refused, because it ${powers.join(', and ')}.`);
  } finally {
    await client.end();
  }
}

async function excessPrivileges(client: pg.Client, role: string, ownSchema: string | null): Promise<string[]> {
  const { rows } = await client.query<{ power: string }>(EXCESS_POWERS, [role, ownSchema]);
  return rows.map((row) => row.power);
}

const EXCESS_POWERS = `
  with me as (select * from pg_roles where rolname = current_user),
       places as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname is distinct from $2),
       things as (select c.* from pg_class c join places p on p.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm'))
  select 'is "' || rolname || '" and not "' || $1 || '"' as power from me where rolname <> $1
  union all select 'is a superuser' from me where rolsuper
  union all select 'bypasses row-level security' from me where rolbypassrls
  union all select 'can create roles' from me where rolcreaterole
  union all select 'can create databases' from me where rolcreatedb
  union all select 'can replicate the server' from me where rolreplication
  union all select 'can act as "' || r.rolname || '"' from pg_auth_members m join pg_roles r on r.oid = m.roleid, me where m.member = me.oid
  union all select 'owns ' || t.oid::regclass from things t, me where t.relowner = me.oid
  union all select 'can create in the schema "' || nspname || '"' from places where has_schema_privilege(oid, 'create')
  union all select 'can create schemas' where has_database_privilege(current_database(), 'create')
  union all select 'can create temporary tables' where has_database_privilege(current_database(), 'temporary')
  union all select 'can truncate or reference ' || oid::regclass from things where has_table_privilege(oid, 'truncate, references, trigger')
`;
