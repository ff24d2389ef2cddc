const TABLE = 'create table scratch (workspace_id uuid not null, id uuid not null, primary key (workspace_id, id));';
const LEAD_MEMBER =
  'alter table leads add column member_id uuid, add constraint leads_member_fkey foreign key (workspace_id, member_id) references members (workspace_id, id)';
const PEEK = 'create function app.peek() returns bigint language sql security definer';

/** A description of the mistake, the object that the rule must report, and the SQL that makes the mistake. */
type Mistake = readonly [mistake: string, names: string, sql: string];

/** Mistakes, grouped by the rule that must report them. */
export const FAULTS: Readonly<Record<string, readonly Mistake[]>> = {
  'a table belongs to a workspace': [
    ['a table without a workspace', 'scratch', 'create table scratch (id uuid primary key)'],
    ['a table in another schema', 'reports.totals', 'create schema reports; create table reports.totals (id int)'],
  ],
  'row-level security is enabled and forced': [
    ['a table without row-level security', 'scratch', TABLE],
    ['CREATE TABLE AS', 'copied', 'create table copied as select * from leads'],
    ['disabled row-level security', 'leads', 'alter table leads disable row level security'],
    ['row-level security that does not apply to the owner', 'leads', 'alter table leads no force row level security'],
  ],
  'a tenant table has its three policies': [
    ['a table without row-level security', 'scratch', TABLE],
    ['a missing restrictive policy', 'leads', 'drop policy workspace_wall on leads'],
    ['a restrictive policy for fewer roles', 'leads', 'alter policy workspace_wall on leads to frontdesk_owner'],
    [
      'a policy that matches without a workspace',
      'leads',
      'alter policy workspace_rows on leads using (workspace_id = app.workspace_id() or app.workspace_id() is null)',
    ],
  ],
  'a tenant table has no other policies': [
    ['an additional policy', 'leads', 'create policy mistake on leads using (true)'],
    ['a policy with another check', 'leads', 'alter policy workspace_wall on leads with check (true)'],
  ],
  'the policies use the current workspace': [
    [
      'a function with another result',
      'app.workspace_id()',
      `create or replace function app.workspace_id() returns uuid language sql stable return gen_random_uuid()`,
    ],
    [
      'a volatile function, which prevents the use of an index',
      'app.workspace_id()',
      'alter function app.workspace_id() volatile',
    ],
  ],
  'workspace_id is a uuid and never null': [
    ['a nullable column', 'scratch', 'create table scratch (workspace_id uuid, id uuid primary key)'],
    ['a text column', 'scratch', 'create table scratch (workspace_id text primary key)'],
  ],
  'workspace_id leads the primary key': [
    ['a key of only the id', 'scratch', 'create table scratch (workspace_id uuid not null, id uuid primary key)'],
    ['no key', 'scratch', 'create table scratch (workspace_id uuid not null)'],
    [
      'a key that ends with workspace_id',
      'scratch',
      'create table scratch (workspace_id uuid not null, id uuid not null, primary key (id, workspace_id))',
    ],
  ],
  'uniqueness is per workspace': [
    ['a global index', 'leads_email_key', 'create unique index leads_email_key on leads (email)'],
    [
      'an index that ends with workspace_id',
      'leads_key',
      'create unique index leads_key on leads (email, workspace_id)',
    ],
    ['an index of an expression', 'leads_key', 'create unique index leads_key on leads (lower(email), workspace_id)'],
  ],
  'workspace_id leads every index': [
    ['an index across workspaces', 'leads_phone_idx', 'create index leads_phone_idx on leads (phone)'],
  ],
  'a foreign key stays inside the workspace': [
    [
      'a reference by only the id',
      'leads_member_fkey',
      `alter table members add constraint members_id_key unique (id);
       alter table leads add column member_id uuid constraint leads_member_fkey references members (id)`,
    ],
    [
      'a reference that ends with workspace_id',
      'leads_member_fkey',
      `alter table members add constraint members_id_key unique (id, workspace_id);
       alter table leads add column member_id uuid, add constraint leads_member_fkey foreign key (member_id, workspace_id) references members (id, workspace_id)`,
    ],
  ],
  'a foreign key to a global table is listed': [
    [
      'a tenant table that references a global one',
      'leads_user_fkey',
      'alter table leads add column user_id uuid constraint leads_user_fkey references users (id)',
    ],
    [
      'a global table that references a tenant one',
      'sessions_place_fkey',
      'alter table sessions add column place uuid constraint sessions_place_fkey references workspaces (workspace_id)',
    ],
  ],
  'a table can be distributed across servers by workspace': [
    ['uniqueness across workspaces', 'leads', 'create unique index leads_email_key on leads (email)'],
    ['an exclusion constraint across workspaces', 'leads', 'alter table leads add exclude using btree (email with =)'],
    [
      'a reference to a table that is not on every server',
      'leads',
      'alter table leads add column session_id uuid constraint leads_session_fkey references sessions (id)',
    ],
    [
      'a trigger',
      'leads',
      `create trigger quietly before update on leads for each row execute function app.refuse_change('email')`,
    ],
  ],
  'a foreign key never sets workspace_id to null': [
    ['SET NULL of the whole key', 'leads_member_fkey', `${LEAD_MEMBER} on delete set null`],
    ['SET DEFAULT on update', 'leads_member_fkey', `${LEAD_MEMBER} on update set default`],
  ],
  'an enum column is text with a check': [
    ['a native enum', 'leads.mood', `create type mood as enum ('good'); alter table leads add column mood mood`],
    [
      'an array of a native enum',
      'leads.moods',
      `create type mood as enum ('good'); alter table leads add column moods mood[]`,
    ],
  ],
  'a table has no rewrite rules': [
    ['a rewrite rule', 'leads', 'create rule quietly as on delete to leads do instead nothing'],
  ],
  'frontdesk_app has exactly the listed privileges': [
    ['a grant that row-level security does not limit', 'leads', 'grant truncate on leads to frontdesk_app'],
    ['a log that can be changed', 'audit_events', 'grant update on audit_events to frontdesk_app'],
    ['a grant option', 'leads', 'grant select on leads to frontdesk_app with grant option'],
    ['access to sessions', 'sessions', 'grant select on sessions to frontdesk_app'],
    ['access to password hashes', 'users', 'grant select (password_hash) on users to frontdesk_app'],
    ['a missing grant', 'leads', 'revoke select on leads from frontdesk_app'],
  ],
  'frontdesk_system has exactly the listed privileges': [
    ['an additional table', 'leads', 'grant select on leads to frontdesk_system'],
    ['an additional column', 'api_keys', 'grant update (scopes) on api_keys to frontdesk_system'],
  ],
  'public has no privileges': [['a grant to public', 'leads', 'grant select on leads to public']],
  'there are no default privileges': [
    [
      'default privileges',
      'in public',
      'alter default privileges in schema public grant select on tables to frontdesk_app',
    ],
  ],
  'a global table is not read past row-level security': [
    ['the table users without row-level security', 'users', 'alter table users disable row level security'],
  ],
  'no role can use a sequence': [
    ['a grant on a sequence', 'tickets', 'create sequence tickets; grant usage on sequence tickets to frontdesk_app'],
  ],
  'a view has the privileges of the caller': [
    ['a view with the privileges of its owner', 'everything', 'create view everything as select * from leads'],
  ],
  'there are no materialized views': [
    ['a materialized view', 'everything', 'create materialized view everything as select * from leads'],
  ],
  'a SECURITY DEFINER function is listed': [['a new function', 'app.peek()', `${PEEK} return 1`]],
  'a SECURITY DEFINER function has a fixed search_path': [
    ['no search_path', 'app.peek()', `${PEEK} return 1`],
    ['a schema that others can write to', 'app.peek()', `${PEEK} set search_path = public return 1`],
  ],
  'a SECURITY DEFINER function is not granted to public': [
    ['a function that every role can call', 'app.peek()', `${PEEK} set search_path = pg_catalog, pg_temp return 1`],
  ],
  'frontdesk_app has no other powers': [
    ['the owner of a table', 'owns leads', 'alter table leads owner to frontdesk_app'],
    ['permission to create objects', 'create in the schema public', 'grant create on schema public to frontdesk_app'],
    [
      'permission to create temporary tables',
      'temporary tables',
      `do $$ begin execute format('grant temporary on database %I to frontdesk_app', current_database()); end $$`,
    ],
    ['membership in the owner role', 'act as frontdesk_owner', 'grant frontdesk_owner to frontdesk_app'],
    ['BYPASSRLS', 'bypasses row-level security', 'alter role frontdesk_app bypassrls'],
    ['access to the job queue', 'graphile_worker', 'grant usage on schema graphile_worker to frontdesk_app'],
  ],
  'frontdesk_system bypasses row-level security only by grants': [
    ['BYPASSRLS', 'frontdesk_system', 'alter role frontdesk_system bypassrls'],
    ['the owner of a table', 'leads', 'alter table leads owner to frontdesk_system'],
  ],
};

/** Valid changes that resemble the mistakes above. No rule may report them. */
export const RIGHT: Readonly<Record<string, string>> = {
  'a table with row-level security': `set local role frontdesk_owner; ${TABLE} select protect_workspace_table('scratch')`,
  'SET NULL with a column list': `${LEAD_MEMBER} on delete set null (member_id)`,
  'a view with the privileges of the caller': 'create view mine with (security_invoker = true) as select * from leads',
  'uniqueness per workspace': 'create unique index leads_email_key on leads (workspace_id, email)',
};
