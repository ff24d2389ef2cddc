/**
 * Reviewed exceptions to a rule of row-level security: the reason, by the name of the object. A new table, index or
 * grant must follow the rules or be added here.
 */
type Reasons = Readonly<Record<string, string>>;

/** Tables whose rows do not belong to a workspace, with the reason. */
export const GLOBAL_TABLES: Reasons = {
  users: 'A person signs in once, and belongs to many workspaces; row-level security shows colleagues only.',
  sessions: 'A signed-in browser is not bound to a workspace.',
  email_verifications: 'Happens before there is a workspace.',
  password_resets: 'Belongs to the person.',
  email_changes: 'Belongs to the person.',
  factor_undos: 'Belongs to the person.',
  totp_secrets: 'A second factor belongs to the person, in every workspace.',
  recovery_codes: 'The same.',
  passkeys: 'The same.',
  passkey_challenges: 'Asked before there is a workspace.',
  pending_sign_ins: 'Happens before there is a workspace.',
  rate_limits: 'Counts callers whom nobody knows yet.',
  platform_settings: 'One row for the whole platform.',
  organizations:
    'Reaches over workspaces by its nature, holds none of their data, and is read through the memberships of whoever asks.',
  workspace_tombstones: 'Outlives the workspace it speaks of, and holds nothing but its id.',
  platform_events: 'What was changed outside every workspace.',
  root_key_checks: 'Whether the process holds the right root key, before any workspace is known.',
  spa_operations: 'The documents of the SPA are the same for everybody.',
  _prisma_migrations: 'The book-keeping of Prisma.',
};

/** Unique keys across workspaces. Such a key reveals to other workspaces that a value exists. */
export const GLOBAL_UNIQUES: Reasons = {
  workspaces_slug_key: 'A slug is an address of the platform: whoever creates a workspace is told that it is taken.',
  phone_configs_active_as_key:
    'A number is used once on the platform: whoever has proven it to be theirs is told that it is in use.',
};

/**
 * Indexes of tenant tables that do not start with workspace_id. The system role uses them for queries across
 * workspaces.
 */
export const INDEXES_ACROSS_WORKSPACES: Reasons = {
  api_keys_key_id_idx: 'A key is looked up before its workspace is known.',
  idempotency_keys_expires_at_idx: 'Expired idempotency keys are deleted for all workspaces in one statement.',
  data_sources_due_idx: 'Whose run is due, in whichever workspace.',
  integrations_account_sid_from_number_idx: 'Whose account and number a provider calls about, in whichever workspace.',
  integrations_assistant_id_idx: 'Whose assistant Vapi calls about, in whichever workspace.',
  integrations_event_type_id_idx: 'Whose event type Cal.com tells about, in whichever workspace.',
  integrations_phone_number_id_idx: 'Whose number was rung, in whichever workspace.',
  invitations_pending_email_idx: 'The invitations that wait for one address, in whichever workspace.',
  session_idle_timeouts_session_id_idx: 'When a session was last active, in whichever workspace.',
  phone_configs_active_as_key: 'The same number in two workspaces would be answered twice.',
  phone_configs_id_idx: 'Which workspace the address that a provider calls belongs to.',
  phone_configs_provider_number_id_idx: 'Which workspace a number belongs to that was rung.',
  calls_open_idx: 'Which calls run of which nothing is heard, asked across workspaces every minute.',
  takeovers_open_active_at_idx: 'Which workspaces have something to hand back, asked across them every minute.',
  members_user_id_idx: 'The workspaces of one user.',
  workspaces_organization_id_idx: 'The workspaces of one organization, for the system role.',
};

/** Foreign keys from a tenant table to a global table, with the reason. */
export const KEYS_TO_GLOBAL_TABLES: Reasons = {
  members_user_id_fkey: 'A member is a user in one workspace.',
  workspaces_organization_id_fkey: 'A workspace may be grouped with others of its company.',
};

/**
 * Tables that must be copied to every server if tenant tables are distributed across servers (docs/deploy/scale.md).
 */
export const ON_EVERY_SERVER: Reasons = {
  users: 'Members refer to them.',
  organizations: 'Workspaces refer to them.',
  phone_configs: 'Numbers are few, and each is used once on the whole platform.',
  workspaces: 'Every tenant table refers to them, their slugs are unique for all, and a trigger keeps their channel.',
};

/** Triggers of tenant tables that only access rows of the same workspace, so they also work with distributed tables. */
export const TRIGGERS_WITHIN_A_WORKSPACE: Reasons = {
  contact_opt_out_is_stored: 'It reads and writes rows of the workspace of the contact, which are on the same server.',
  contact_opt_out_is_stored_before_renumbering: 'The same, where a contact gets another number.',
  contact_opt_out_is_applied: 'The same, where a contact is made.',
  contact_opt_out_is_applied_after_renumbering:
    'The same, where a contact gets the number of somebody who asked for silence.',
  audit_event_is_linked: 'It reads and writes rows of the workspace of the row, which are on the same server.',
  set_updated_at: 'It only sets a column of the changed row.',
};

/** Functions that run with the privileges of their owner (SECURITY DEFINER). */
export const DEFINERS: Reasons = {
  'app.enqueue(text,jsonb,text,timestamp with time zone,text,integer)':
    'The request writes its job in its own transaction, and can do nothing else to the queue but wait.',
  'app.line_up_again(text,timestamp with time zone)':
    'What is due in a queue goes behind all that waits: nothing is read, and nothing is lost.',
  'app.caller_versions(uuid,uuid,text,uuid,timestamp with time zone)':
    'Whether a caller stands as they did: versions of rows that only the system role may read.',
  'app.append_audit_link(audit_events)':
    'Links of the chain are written by the database itself: whoever serves requests may read them and no more.',
  'app.link_audit_event()': 'The trigger that gives a row its place in the chain when the transaction ends.',
  'app.prune_audit_trail()':
    'Removes what is past its time by the clock of the server, in the workspace that is set, and nothing younger.',
  'app.applied_migrations()':
    'The names of the migrations, for the diagnostics; the book-keeping itself is the owner’s.',
  'app.match_passages(text[],text[],text[],text[],integer,boolean[])':
    'The search of the knowledge: ids alone, of the workspace that is set, where no index helps behind row-level security.',
  'app.found(text,text[])':
    'The one search: ids alone, of the workspace that is set, where no index helps behind the wall.',
};

/** Privileges of the application role on a tenant table that is not listed below. */
export const APP_HOLDS = 'delete, insert, select, update';

const WITHIN_A_WORKSPACE: Readonly<Record<string, string>> = {
  audit_events: 'insert, select',
  audit_anchors: 'insert, select',
  audit_links: 'select',
  audit_heads: 'select',
  environment_conversions: 'insert, select',
  // Published versions never change.
  agent_versions: 'insert, select',
  context_graph_versions: 'insert, select',
  // A recorded safety match never changes.
  safety_triggers: 'insert, select',
  // World events never change. An event is only deleted with its entity or moved to another entity.
  world_events: 'delete, insert, select, update (entity_id)',
};

const APP_ON_GLOBAL_TABLES: Readonly<Record<string, string>> = {
  users: 'select (email, id, name)',
  workspace_tombstones: 'insert',
};

export const APP_GRANTS = { ...WITHIN_A_WORKSPACE, ...APP_ON_GLOBAL_TABLES };

/** Privileges of the system role on each table. */
export const SYSTEM_GRANTS: Readonly<Record<string, string>> = {
  users: 'delete, insert, select, update',
  sessions: 'delete, insert, select, update',
  email_verifications: 'delete, insert, select, update',
  password_resets: 'delete, insert, select, update',
  email_changes: 'delete, insert, select, update',
  factor_undos: 'delete, insert, select, update',
  rate_limits: 'delete, insert, select, update',
  totp_secrets: 'delete, insert, select, update',
  recovery_codes: 'delete, insert, select, update',
  passkeys: 'delete, insert, select, update',
  passkey_challenges: 'delete, insert, select, update',
  pending_sign_ins: 'delete, insert, select, update',
  session_idle_timeouts: 'insert, select, update',
  platform_settings: 'select, update',
  platform_events: 'insert, select',
  root_key_checks: 'delete, insert, select',
  data_keys: 'select (root_key_id, version, workspace_id)',
  organizations: 'insert, select, update',
  spa_operations: 'insert, select',
  workspaces: 'select',
  members: 'select',
  calls: 'select (created_at, ended_at, id, last_reconciled_at, provider_id, started_at, workspace_id)',
  custom_roles: 'select',
  member_grants: 'select',
  invitations: 'select',
  api_keys: 'select',
  service_accounts: 'select',
  support_accesses: 'select',
  idempotency_keys: 'delete, select (expires_at)',
  integrations:
    'select (account_sid, assistant_id, event_type_id, from_number, id, phone_number_id, provider, verified_at, workspace_id)',
  phone_configs: 'select (id, number, provider, provider_number_id, state, workspace_id)',
  contacts: 'select (company, email, id, name, phone, workspace_id)',
  leads:
    'select (backlog_notified_at, contact_at, email, id, message, name, phone, status, waiting_since, workspace_id)',
  knowledge_passages: 'select (id, term_count, terms, title_size, title_terms, workspace_id)',
  entities: 'select (display_name, id, workspace_id)',
  entity_fields: 'select (entity_id, value, workspace_id)',
  data_sources: 'select (id, next_run_at, secret_last_four, secret_origin, workspace_id)',
  webhooks: 'select (failing_since, id, secret_origin, workspace_id)',
  webhook_deliveries:
    'select (claimed_until, id, next_attempt_at, webhook_id, workspace_id), update (claimed_until, next_attempt_at)',
  takeovers: 'select (active_at, open_conversation_id, workspace_id)',
};
