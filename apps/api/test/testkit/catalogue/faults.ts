const TABLE = 'create table scratch (workspace_id uuid not null, id uuid not null, primary key (workspace_id, id));';
const LEAD_MEMBER =
  'alter table leads add column member_id uuid, add constraint leads_member_fkey foreign key (workspace_id, member_id) references members (workspace_id, id)';
const PEEK = 'create function app.peek() returns bigint language sql security definer';

/** A description of the mistake, the object that the rule must report, and the SQL that makes the mistake. */
type Mistake = readonly [mistake: string, names: string, sql: string];

/** Mistakes, grouped by the rule that must report them. */
export const FAULTS: Readonly<Record<string, readonly Mistake[]>> = {
  'a table belongs to a workspace': [
    ['a table without one', 'scratch', 'create table scratch (id uuid primary key)'],
    ['the same in another schema', 'reports.totals', 'create schema reports; create table reports.totals (id int)'],
  ],
  'row-level security is enabled and forced': [
    ['a table that nobody protected', 'scratch', TABLE],
    ['CREATE TABLE AS', 'copied', 'create table copied as select * from leads'],
    ['it switched off', 'leads', 'alter table leads disable row level security'],
    ['an owner that escapes it', 'leads', 'alter table leads no force row level security'],
  ],
  'the wall has its three policies': [
    ['a table that nobody protected', 'scratch', TABLE],
    ['the restrictive one dropped', 'leads', 'drop policy workspace_wall on leads'],
    ['the restrictive one for fewer roles', 'leads', 'alter policy workspace_wall on leads to frontdesk_owner'],
    [
      'one that is open without a workspace',
      'leads',
      'alter policy workspace_rows on leads using (workspace_id = app.workspace_id() or app.workspace_id() is null)',
    ],
  ],
  'the wall has no other policies': [
    ['one more', 'leads', 'create policy mistake on leads using (true)'],
    ['one with another check', 'leads', 'alter policy workspace_wall on leads with check (true)'],
  ],
  'the wall asks for the workspace that is set': [
    [
      'another answer',
      'app.workspace_id()',
      `create or replace function app.workspace_id() returns uuid language sql stable return gen_random_uuid()`,
    ],
    ['an answer that defeats the index', 'app.workspace_id()', 'alter function app.workspace_id() volatile'],
  ],
  'workspace_id is a uuid and never null': [
    ['a nullable one', 'scratch', 'create table scratch (workspace_id uuid, id uuid primary key)'],
    ['one that is text', 'scratch', 'create table scratch (workspace_id text primary key)'],
  ],
  'workspace_id leads the primary key': [
    ['a key of the id alone', 'scratch', 'create table scratch (workspace_id uuid not null, id uuid primary key)'],
    ['no key', 'scratch', 'create table scratch (workspace_id uuid not null)'],
    [
      'a key that it ends',
      'scratch',
      'create table scratch (workspace_id uuid not null, id uuid not null, primary key (id, workspace_id))',
    ],
  ],
  'uniqueness is per workspace': [
    ['a global one', 'leads_email_key', 'create unique index leads_email_key on leads (email)'],
    ['one that workspace_id ends', 'leads_key', 'create unique index leads_key on leads (email, workspace_id)'],
    ['one of an expression', 'leads_key', 'create unique index leads_key on leads (lower(email), workspace_id)'],
  ],
  'workspace_id leads every index': [
    ['one across workspaces', 'leads_phone_idx', 'create index leads_phone_idx on leads (phone)'],
  ],
  'a foreign key stays inside the workspace': [
    [
      'a reference by the id alone',
      'leads_member_fkey',
      `alter table members add constraint members_id_key unique (id);
       alter table leads add column member_id uuid constraint leads_member_fkey references members (id)`,
    ],
    [
      'a reference that workspace_id ends',
      'leads_member_fkey',
      `alter table members add constraint members_id_key unique (id, workspace_id);
       alter table leads add column member_id uuid, add constraint leads_member_fkey foreign key (member_id, workspace_id) references members (id, workspace_id)`,
    ],
  ],
  'a foreign key crosses the wall only where it is listed': [
    [
      'a tenant table that refers to a global one',
      'leads_user_fkey',
      'alter table leads add column user_id uuid constraint leads_user_fkey references users (id)',
    ],
    [
      'a global table that refers to a tenant one',
      'sessions_place_fkey',
      'alter table sessions add column place uuid constraint sessions_place_fkey references workspaces (workspace_id)',
    ],
  ],
  'a table can be spread over servers by its workspace': [
    ['uniqueness across workspaces', 'leads', 'create unique index leads_email_key on leads (email)'],
    ['no two at once, across workspaces', 'leads', 'alter table leads add exclude using btree (email with =)'],
    [
      'a reference to a table that not every server has',
      'leads',
      'alter table leads add column session_id uuid constraint leads_session_fkey references sessions (id)',
    ],
    [
      'a trigger',
      'leads',
      `create trigger quietly before update on leads for each row execute function app.refuse_change('email')`,
    ],
  ],
  'a foreign key never empties the workspace': [
    ['SET NULL of the whole key', 'leads_member_fkey', `${LEAD_MEMBER} on delete set null`],
    ['SET DEFAULT on update', 'leads_member_fkey', `${LEAD_MEMBER} on update set default`],
  ],
  'a state is text with a check': [
    ['a native enum', 'leads.mood', `create type mood as enum ('good'); alter table leads add column mood mood`],
    ['a list of one', 'leads.moods', `create type mood as enum ('good'); alter table leads add column moods mood[]`],
  ],
  'a table does what is written': [
    ['a rewrite rule', 'leads', 'create rule quietly as on delete to leads do instead nothing'],
  ],
  'frontdesk_app holds what it needs': [
    ['a grant that no policy filters', 'leads', 'grant truncate on leads to frontdesk_app'],
    ['a log that can be rewritten', 'audit_events', 'grant update on audit_events to frontdesk_app'],
    ['a grant to pass on', 'leads', 'grant select on leads to frontdesk_app with grant option'],
    ['sessions that it reads', 'sessions', 'grant select on sessions to frontdesk_app'],
    ['password hashes that it reads', 'users', 'grant select (password_hash) on users to frontdesk_app'],
    ['a grant gone missing', 'leads', 'revoke select on leads from frontdesk_app'],
  ],
  'frontdesk_system holds what it needs': [
    ['one more table', 'leads', 'grant select on leads to frontdesk_system'],
    ['one more column', 'api_keys', 'grant update (scopes) on api_keys to frontdesk_system'],
  ],
  'everybody holds nothing': [['a table for everybody', 'leads', 'grant select on leads to public']],
  'a later table is granted by its own migration': [
    [
      'default privileges',
      'in public',
      'alter default privileges in schema public grant select on tables to frontdesk_app',
    ],
  ],
  'a global table is not read past row-level security': [
    ['open users', 'users', 'alter table users disable row level security'],
  ],
  'nobody is granted a sequence': [
    ['one', 'tickets', 'create sequence tickets; grant usage on sequence tickets to frontdesk_app'],
  ],
  'a view sees with the eyes of who asks': [
    ['its owner’s', 'everything', 'create view everything as select * from leads'],
  ],
  'nothing is materialised': [['a view', 'everything', 'create materialized view everything as select * from leads']],
  'a function with its owner’s rights is listed': [['a new one', 'app.peek()', `${PEEK} return 1`]],
  'a function with its owner’s rights has its search_path pinned': [
    ['none', 'app.peek()', `${PEEK} return 1`],
    ['one that others write to', 'app.peek()', `${PEEK} set search_path = public return 1`],
  ],
  'a function with its owner’s rights is not for everybody': [
    ['one that everybody calls', 'app.peek()', `${PEEK} set search_path = pg_catalog, pg_temp return 1`],
  ],
  'frontdesk_app is a weak role': [
    ['one that owns', 'owns leads', 'alter table leads owner to frontdesk_app'],
    ['one that creates', 'create in the schema public', 'grant create on schema public to frontdesk_app'],
    [
      'one that makes temporary tables',
      'temporary tables',
      `do $$ begin execute format('grant temporary on database %I to frontdesk_app', current_database()); end $$`,
    ],
    ['one that acts as the owner', 'act as frontdesk_owner', 'grant frontdesk_owner to frontdesk_app'],
    ['one that bypasses', 'bypasses row-level security', 'alter role frontdesk_app bypassrls'],
    ['one inside the queue', 'graphile_worker', 'grant usage on schema graphile_worker to frontdesk_app'],
  ],
  'frontdesk_system goes round the wall by grants only': [
    ['one that bypasses', 'frontdesk_system', 'alter role frontdesk_system bypassrls'],
    ['one that owns', 'leads', 'alter table leads owner to frontdesk_system'],
  ],
};

/** Valid changes that resemble the mistakes above. No rule may report them. */
export const RIGHT: Readonly<Record<string, string>> = {
  'a table that was protected': `set local role frontdesk_owner; ${TABLE} select protect_workspace_table('scratch')`,
  'SET NULL that names its column': `${LEAD_MEMBER} on delete set null (member_id)`,
  'a view with the eyes of who asks': 'create view mine with (security_invoker = true) as select * from leads',
  'uniqueness per workspace': 'create unique index leads_email_key on leads (workspace_id, email)',
};
