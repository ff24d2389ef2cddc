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
  name: `${role} holds what it needs`,
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
    name: 'everybody holds nothing',
    sql: `select object, held as detail from (${held('0::oid')}) h where held is not null`,
    advice: ({ object, detail }) => `Revoke ${detail} on ${object} from public: every role would hold it.`,
  },
  {
    name: 'a later table is granted by its own migration',
    sql: `select defaclrole::regrole::text as object, coalesce(defaclnamespace::regnamespace::text, 'every schema') as detail from pg_default_acl`,
    advice: ({ object, detail }) =>
      `Take back the default privileges of ${object} in ${detail}: they would open tables that nobody has looked at.`,
  },
  {
    name: 'a global table is not read past row-level security',
    sql: `select object, null as detail from tables t where workspace_attnum is null and has_any_column_privilege('frontdesk_app', oid, 'select')
             and not (relrowsecurity and relforcerowsecurity)`,
    advice: ({ object }) =>
      `Force row-level security on ${object}, which frontdesk_app may read: a global table shows every workspace's people.`,
  },
  {
    name: 'nobody is granted a sequence',
    sql: `select object, a.grantee::regrole::text as detail from things t cross join aclexplode(t.relacl) a where t.relkind = 'S' and a.grantee <> t.relowner`,
    advice: ({ object, detail }) =>
      `Revoke the sequence ${object} from ${detail} and use UUIDs: a sequence tells one workspace how busy all of them are.`,
  },
  {
    name: 'a view sees with the eyes of who asks',
    sql: `select object, null as detail from things where relkind = 'v' and not coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)`,
    advice: ({ object }) =>
      `Create the view ${object} WITH (security_invoker = true): otherwise it reads with its owner's eyes.`,
  },
  {
    name: 'nothing is materialised',
    sql: `select object, null as detail from things where relkind = 'm'`,
    advice: ({ object }) => `Drop the materialised view ${object}: it cannot have row-level security.`,
  },
  {
    name: 'a function with its owner’s rights is listed',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and p.oid::regprocedure::text not in (${listed(DEFINERS)})`,
    advice: ({ object }) => `Make ${object} SECURITY INVOKER, or add it to DEFINERS with a reason.`,
  },
  {
    name: 'a function with its owner’s rights has its search_path pinned',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and not exists (select from unnest(p.proconfig) setting where setting in ('search_path=pg_catalog, pg_temp', 'search_path=""'))`,
    advice: ({ object }) => `Pin it: ALTER FUNCTION ${object} SET search_path = pg_catalog, pg_temp.`,
  },
  {
    name: 'a function with its owner’s rights is not for everybody',
    sql: `select p.oid::regprocedure::text as object, null as detail from pg_proc p join places n on n.oid = p.pronamespace
           where p.prosecdef and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
    advice: ({ object }) => `REVOKE ALL ON FUNCTION ${object} FROM PUBLIC, and grant it to the roles that call it.`,
  },
  {
    name: 'frontdesk_app is a weak role',
    sql: `select 'frontdesk_app' as object, power as detail from (
            select 'is a superuser' as power from pg_roles where rolname = 'frontdesk_app' and rolsuper
            union all select 'bypasses row-level security' from pg_roles where rolname = 'frontdesk_app' and rolbypassrls
            union all select 'may create roles' from pg_roles where rolname = 'frontdesk_app' and rolcreaterole
            union all select 'may create databases' from pg_roles where rolname = 'frontdesk_app' and rolcreatedb
            union all select 'may replicate' from pg_roles where rolname = 'frontdesk_app' and rolreplication
            union all select 'may act as ' || m.roleid::regrole from pg_auth_members m where m.member = 'frontdesk_app'::regrole
            union all select 'may create in the database' where has_database_privilege('frontdesk_app', current_database(), 'create')
            union all select 'may create temporary tables' where has_database_privilege('frontdesk_app', current_database(), 'temporary')
            union all select 'may create in the schema ' || nspname from pg_namespace where nspname !~ '^pg_' and has_schema_privilege('frontdesk_app', oid, 'create')
            union all select 'may use the schema graphile_worker' where has_schema_privilege('frontdesk_app', 'graphile_worker', 'usage')
            union all select 'owns ' || object from things where relowner = 'frontdesk_app'::regrole and relkind <> 'i'
            union all select 'owns ' || p.oid::regprocedure from pg_proc p where p.proowner = 'frontdesk_app'::regrole
            union all select 'owns the schema ' || nspname from pg_namespace where nspowner = 'frontdesk_app'::regrole
          ) powers`,
    advice: ({ detail }) =>
      `Take it back: frontdesk_app ${detail}, and row-level security is only as strong as that role is weak.`,
  },
  {
    name: 'frontdesk_system goes round the wall by grants only',
    sql: `select 'frontdesk_system' as object, case when rolsuper then 'is a superuser' else 'bypasses row-level security' end as detail
            from pg_roles where rolname = 'frontdesk_system' and (rolsuper or rolbypassrls)
          union all select object, 'is owned by it' from things where relowner = 'frontdesk_system'::regrole and relkind <> 'i'`,
    advice: ({ object, detail }) =>
      `Take it back: ${object} ${detail}. The way round is the policy system_rows and a grant by name.`,
  },
];
