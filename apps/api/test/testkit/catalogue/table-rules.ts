import {
  GLOBAL_TABLES,
  GLOBAL_UNIQUES,
  INDEXES_ACROSS_WORKSPACES,
  KEYS_TO_GLOBAL_TABLES,
  ON_EVERY_SERVER,
  TRIGGERS_WITHIN_A_WORKSPACE,
} from './exceptions.ts';
import { listed, type Rule } from './rule.ts';

const MINE = '(workspace_id = app.workspace_id())';

const ASKS = `RETURN (NULLIF(current_setting(''app.workspace_id''::text, true), ''''::text))::uuid`;

/** The policies that protect_workspace_table() creates. A tenant table must have exactly these three. */
const EXPECTED_POLICIES = `(values
  ('workspace_rows', 'PERMISSIVE', 'ALL', '{public}', '${MINE}', '${MINE}'),
  ('workspace_wall', 'RESTRICTIVE', 'ALL', '{frontdesk_app,frontdesk_owner}', '${MINE}', '${MINE}'),
  ('system_rows', 'PERMISSIVE', 'ALL', '{frontdesk_system}', 'true', 'true')
) as expected (policyname, permissive, cmd, roles, qual, with_check)`;

const ACTUAL_POLICIES = `
  select t.object, p.policyname::text, p.permissive, p.cmd, (select array_agg(r order by r) from unnest(p.roles) r)::text as roles, p.qual, p.with_check
    from tenants t join pg_policies p on p.tablename = t.relname and p.schemaname = t.relnamespace::regnamespace::name`;

const INDEXES = `
  select i.*, i.indexrelid::regclass::text as object, t.object as of_table, i.indkey[0] = t.workspace_attnum as led
    from pg_index i join tenants t on t.oid = i.indrelid`;

const FOREIGN_KEYS = `
  select k.*, k.conname::text as object, f.object as from_table, g.object as to_table, f.workspace_attnum as from_key, g.workspace_attnum as to_key
    from pg_constraint k join tables f on f.oid = k.conrelid join tables g on g.oid = k.confrelid where k.contype = 'f'`;

export const TABLE_RULES: readonly Rule[] = [
  {
    name: 'a table belongs to a workspace',
    sql: `select object, null as detail from tables where workspace_attnum is null and object not in (${listed(GLOBAL_TABLES)})`,
    advice: ({ object }) =>
      `Give ${object} a workspace_id and call protect_workspace_table('${object}') in its migration, or add it to GLOBAL_TABLES with a reason.`,
  },
  {
    name: 'row-level security is enabled and forced',
    sql: 'select object, null as detail from tenants where not (relrowsecurity and relforcerowsecurity)',
    advice: ({ object }) =>
      `Call protect_workspace_table('${object}') in its migration: row-level security is not enabled and forced.`,
  },
  {
    name: 'a tenant table has its three policies',
    sql: `select object, 'lacks ' || policyname as detail
            from (select object, expected.* from tenants cross join ${EXPECTED_POLICIES} except ${ACTUAL_POLICIES}) lacking`,
    advice: ({ object, detail }) =>
      `Call protect_workspace_table('${object}') in its migration: it ${detail} as prisma/sql defines it.`,
  },
  {
    name: 'a tenant table has no other policies',
    sql: `select object, policyname as detail
            from (${ACTUAL_POLICIES} except select object, expected.* from tenants cross join ${EXPECTED_POLICIES}) surplus`,
    advice: ({ object, detail }) =>
      `Drop the policy ${detail} on ${object}, or create it with protect_workspace_table(): only the workspace may decide which rows are visible.`,
  },
  {
    name: 'the policies use the current workspace',
    sql: `select 'app.workspace_id()' as object, null as detail
           where not exists (select from pg_proc p where p.oid = 'app.workspace_id()'::regprocedure and p.provolatile = 's' and not p.prosecdef
             and pg_get_function_sqlbody(p.oid) = '${ASKS}')`,
    advice: ({ object }) =>
      `Define ${object} as in prisma/sql/protect_workspace_table.sql: every policy calls it, and without a setting there are no rows.`,
  },
  {
    name: 'workspace_id is a uuid and never null',
    sql: 'select object, null as detail from tenants where not has_good_workspace',
    advice: ({ object }) => `Make ${object}.workspace_id "uuid not null".`,
  },
  {
    name: 'workspace_id leads the primary key',
    sql: `select t.object, null as detail from tenants t
           where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.workspace_attnum)`,
    advice: ({ object }) => `Begin the primary key of ${object} with workspace_id: @@id([workspaceId, id]).`,
  },
  {
    name: 'uniqueness is per workspace',
    sql: `select object, of_table as detail from (${INDEXES}) i
           where indisunique and not led and object not in (${listed(GLOBAL_UNIQUES)})`,
    advice: ({ object, detail }) =>
      `Begin the unique index ${object} of ${detail} with workspace_id, or add it to GLOBAL_UNIQUES with a reason: across workspaces it reveals that a value exists.`,
  },
  {
    name: 'workspace_id leads every index',
    sql: `select object, of_table as detail from (${INDEXES}) i
           where not indisunique and not led and object not in (${listed(INDEXES_ACROSS_WORKSPACES)})`,
    advice: ({ object, detail }) =>
      `Begin the index ${object} of ${detail} with workspace_id, or add it to INDEXES_ACROSS_WORKSPACES with a reason: row-level security filters by workspace first.`,
  },
  {
    name: 'a foreign key stays inside the workspace',
    sql: `select object, from_table || ' to ' || to_table as detail from (${FOREIGN_KEYS}) k
           where from_key is not null and to_key is not null and not (conkey[1] = from_key and confkey[1] = to_key)`,
    advice: ({ object, detail }) =>
      `Key ${object} from ${detail} by (workspace_id, …) on both sides: foreign keys bypass row-level security, and this one can reference another workspace.`,
  },
  {
    name: 'a foreign key to a global table is listed',
    sql: `select object, from_table || ' to ' || to_table as detail from (${FOREIGN_KEYS}) k
           where (from_key is null) <> (to_key is null) and not (from_key is not null and object in (${listed(KEYS_TO_GLOBAL_TABLES)}))`,
    advice: ({ object, detail }) =>
      `Drop the foreign key ${object} from ${detail}, or add it to KEYS_TO_GLOBAL_TABLES with a reason. A global table must not reference a tenant table.`,
  },
  {
    name: 'a table can be distributed across servers by workspace',
    sql: `select object, reason as detail from (
              select of_table as object, 'its constraint ' || object || ' is not led by workspace_id' as reason from (${INDEXES}) i
               where (indisprimary or indisunique or indisexclusion) and not led
              union all select from_table, 'it references ' || to_table from (${FOREIGN_KEYS}) k
               where from_key is not null and to_key is null and to_table not in (${listed(ON_EVERY_SERVER)})
              union all select t.object, 'it has the trigger ' || g.tgname from tenants t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
               where g.tgname not in (${listed(TRIGGERS_WITHIN_A_WORKSPACE)})
            ) kept where object not in (${listed(ON_EVERY_SERVER)})`,
    advice: ({ object, detail }) =>
      `Make it possible to distribute ${object} by workspace (Citus): ${detail}. If the table is small and every server can have a copy, add it to ON_EVERY_SERVER with a reason.`,
  },
  {
    name: 'a foreign key never sets workspace_id to null',
    sql: `select object, from_table || ' to ' || to_table as detail from (${FOREIGN_KEYS}) k
           where from_key = any (conkey) and (confupdtype in ('n', 'd')
              or (confdeltype in ('n', 'd') and (confdelsetcols is null or from_key = any (confdelsetcols))))`,
    advice: ({ object, detail }) =>
      `Let ${object} from ${detail} name its column, ON DELETE SET NULL (column), in raw SQL: otherwise it would also set workspace_id to null.`,
  },
  {
    name: 'an enum column is text with a check',
    sql: `select t.object || '.' || a.attname as object, y.oid::regtype::text as detail
            from tenants t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
            join pg_type y on y.oid = a.atttypid or y.typarray = a.atttypid where y.typtype = 'e'`,
    advice: ({ object, detail }) =>
      `Make ${object} text with a CHECK instead of the enum ${detail}: enum equality is not leakproof, so its index is not used under row-level security.`,
  },
  {
    name: 'a table has no rewrite rules',
    sql: `select object, r.rulename as detail from tenants t join pg_rewrite r on r.ev_class = t.oid`,
    advice: ({ object, detail }) =>
      `Drop the rule ${detail} on ${object}: it turns one statement into another, with its owner's rights.`,
  },
];
