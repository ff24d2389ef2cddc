import { APP_GRANTS, APP_HOLDS, DEFINERS, SYSTEM_GRANTS } from './exceptions.ts';
import { listed, type Rule } from './rule.ts';

/** Selects the privileges of a role on each table and its columns, such as `select, update (last_used_at)`. */
const held = (grantee: string) => `
  select t.object, (
    select string_agg(line, ', ' order by line) from (
      select lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end as line
        from aclexplode(t.relacl) a where a.grantee = ${grantee}
      union all
      select lower(a.privilege_type) || ' (' || string_agg(c.attname, ', ' order by c.attname) || ')' as line
        from pg_attribute c cross join aclexplode(c.attacl) a
       where c.attrelid = t.oid and not c.attisdropped and a.grantee = ${grantee} group by a.privilege_type
    ) told) as held, t.workspace_attnum is not null as tenant
  from tables t`;

const expected = (grants: Readonly<Record<string, string>>) =>
  `(values ('', ''), ${Object.entries(grants)
    .map(([table, privileges]) => `('${table}', '${privileges}')`)
    .join(', ')}) as expected (object, privileges)`;

const grantRule = (role: string, grants: Readonly<Record<string, string>>, otherwise: string, where: string): Rule => ({
  name: `${role} has exactly the listed privileges`,
  sql: `select h.object, coalesce(h.held, 'nothing') || ' instead of ' || coalesce(e.privileges, ${otherwise}, 'nothing') as detail
          from (${held(`'${role}'::regrole`)}) h left join ${expected(grants)} on e.object = h.object
         where h.held is distinct from coalesce(e.privileges, ${otherwise})`.replaceAll('as expected (', 'as e ('),
  advice: ({ object, detail }) =>
    `Correct the grants of ${role} on ${object} (${detail}) in a migration, or ${where} in exceptions.ts.`,
});

export const POWER_RULES: readonly Rule[] = [
  grantRule('frontdesk_app', APP_GRANTS, `case when h.tenant then '${APP_HOLDS}' end`, 'change APP_GRANTS'),
  grantRule('frontdesk_system', SYSTEM_GRANTS, 'null::text', 'change SYSTEM_GRANTS'),
  {
    name: 'public has no privileges',
    sql: `select object, held as detail from (${held('0::oid')}) h where held is not null`,
    advice: ({ object, detail }) => `Revoke ${detail} on ${object} from public, because every role would have it.`,
  },
  {
    name: 'there are no default privileges',
    sql: `select defaclrole::regrole::text as object, coalesce(defaclnamespace::regnamespace::text, 'every schema') as detail from pg_default_acl`,
    advice: ({ object, detail }) =>
      `Revoke the default privileges of ${object} in ${detail}: new tables would be accessible without a review.`,
  },
  {
    name: 'a global table is not read past row-level security',
    sql: `select object, null as detail from tables t where workspace_attnum is null and has_any_column_privilege('frontdesk_app', oid, 'select')
             and not (relrowsecurity and relforcerowsecurity)`,
    advice: ({ object }) =>
      `Force row-level security on ${object}, which frontdesk_app can read: a global table contains users of all workspaces.`,
  },
  {
    name: 'no role can use a sequence',
    sql: `select object, a.grantee::regrole::text as detail from things t cross join aclexplode(t.relacl) a where t.relkind = 'S' and a.grantee <> t.relowner`,
    advice: ({ object, detail }) =>
      `Revoke the sequence ${object} from ${detail} and use UUIDs: a sequence reveals the activity of other workspaces.`,
  },
  {
    name: 'a view has the privileges of the caller',
    sql: `select object, null as detail from things where relkind = 'v' and not coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)`,
    advice: ({ object }) =>
      `Create the view ${object} WITH (security_invoker = true): otherwise it has the privileges of its owner.`,
  },
  {
    name: 'there are no materialized views',
    sql: `select object, null as detail from things where relkind = 'm'`,
    advice: ({ object }) => `Drop the materialized view ${object}: it cannot have row-level security.`,
  },
  {
    name: 'a SECURITY DEFINER function is listed',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and p.oid::regprocedure::text not in (${listed(DEFINERS)})`,
    advice: ({ object }) => `Make ${object} SECURITY INVOKER, or add it to DEFINERS with a reason.`,
  },
  {
    name: 'a SECURITY DEFINER function has a fixed search_path',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and not exists (select from unnest(p.proconfig) setting where setting in ('search_path=pg_catalog, pg_temp', 'search_path=""'))`,
    advice: ({ object }) => `Pin it: ALTER FUNCTION ${object} SET search_path = pg_catalog, pg_temp.`,
  },
  {
    name: 'a SECURITY DEFINER function is not granted to public',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
    advice: ({ object }) => `REVOKE ALL ON FUNCTION ${object} FROM PUBLIC, and grant it to the roles that call it.`,
  },
  {
    name: 'frontdesk_app has no other powers',
    sql: `select 'frontdesk_app' as object, power as detail from (
            select 'is a superuser' as power from pg_roles where rolname = 'frontdesk_app' and rolsuper
            union all select 'bypasses row-level security' from pg_roles where rolname = 'frontdesk_app' and rolbypassrls
            union all select 'can create roles' from pg_roles where rolname = 'frontdesk_app' and rolcreaterole
            union all select 'can create databases' from pg_roles where rolname = 'frontdesk_app' and rolcreatedb
            union all select 'can replicate' from pg_roles where rolname = 'frontdesk_app' and rolreplication
            union all select 'can act as ' || m.roleid::regrole from pg_auth_members m where m.member = 'frontdesk_app'::regrole
            union all select 'can create in the database' where has_database_privilege('frontdesk_app', current_database(), 'create')
            union all select 'can create temporary tables' where has_database_privilege('frontdesk_app', current_database(), 'temporary')
            union all select 'can create in the schema ' || nspname from pg_namespace where nspname !~ '^pg_' and has_schema_privilege('frontdesk_app', oid, 'create')
            union all select 'can use the schema graphile_worker' where has_schema_privilege('frontdesk_app', 'graphile_worker', 'usage')
            union all select 'owns ' || object from things where relowner = 'frontdesk_app'::regrole and relkind <> 'i'
            union all select 'owns ' || p.oid::regprocedure from pg_proc p where p.proowner = 'frontdesk_app'::regrole
            union all select 'owns the schema ' || nspname from pg_namespace where nspowner = 'frontdesk_app'::regrole
          ) powers`,
    advice: ({ detail }) => `Revoke it: frontdesk_app ${detail}, and could bypass row-level security.`,
  },
  {
    name: 'frontdesk_system bypasses row-level security only by grants',
    sql: `select 'frontdesk_system' as object, case when rolsuper then 'is a superuser' else 'bypasses row-level security' end as detail
            from pg_roles where rolname = 'frontdesk_system' and (rolsuper or rolbypassrls)
          union all select object, 'is owned by it' from things where relowner = 'frontdesk_system'::regrole and relkind <> 'i'`,
    advice: ({ object, detail }) =>
      `Revoke it: ${object} ${detail}. Use the policy system_rows and a grant on the table instead.`,
  },
];
