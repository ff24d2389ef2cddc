/**
 * Reviewed exceptions to a rule of row-level security: the reason, by the name of the object. A new table, index or
 * grant must follow the rules or be added here.
 */
type Reasons = Readonly<Record<string, string>>;

/** Tables whose rows do not belong to a workspace, with the reason. */
export const GLOBAL_TABLES: Reasons = {
  endpoint_weights: 'Weights of the platform. The application role cannot read them.',
  users: 'A user can be a member of many workspaces. Row-level security returns only members of the current one.',
  sessions: 'A signed-in browser is not bound to a workspace.',
  email_verifications: 'Used before a workspace is known.',
  password_resets: 'Belongs to the user.',
  email_changes: 'Belongs to the user.',
  factor_undos: 'Belongs to the user.',
  totp_secrets: 'A second factor belongs to the user.',
  recovery_codes: 'A second factor belongs to the user.',
  passkeys: 'A second factor belongs to the user.',
  push_subscriptions: 'A push subscription belongs to a session.',
  passkey_challenges: 'Used before a workspace is known.',
  pending_sign_ins: 'Used before a workspace is known.',
  rate_limits: 'Counts requests of callers who are not authenticated.',
  platform_settings: 'One row for the whole platform.',
  usage_rollups: 'Progress of one job for all workspaces. One row.',
  model_prices: 'Prices of the providers, which are the same for all workspaces.',
  plans: 'What global admins offer, the same for all workspaces.',
  plan_versions: 'Terms of the plans, the same for all workspaces.',
  invoice_issuers: 'Who issues the invoices of the installation. One row.',
  tax_rates: 'Taxes of countries, the same for all workspaces.',
  archived_invoices: 'Remain after the workspace is deleted. Only global admins read them.',
  invoice_numbers: 'Invoices of all workspaces are numbered in one series.',
  payment_prices: 'Prices of plan versions at Stripe, the same for all workspaces.',
  payment_events: 'Events of Stripe are stored before their workspace is known. Only global admins read them.',
  organizations: 'Groups workspaces, contains no tenant data, and is read through the memberships of the caller.',
  workspace_tombstones: 'Remains after the workspace is deleted, and contains only its id.',
  platform_events: 'Changes outside of workspaces.',
  storage_deletions: 'Remains after the workspace is deleted, and contains only ids.',
  root_key_checks: 'Checked at the start, before a workspace is known.',
  spa_operations: 'The documents of the SPA are the same for all workspaces.',
  _prisma_migrations: 'Internal table of Prisma.',
};

/** Unique keys across workspaces. Such a key reveals to other workspaces that a value exists. */
export const GLOBAL_UNIQUES: Reasons = {
  workspaces_slug_key: 'A slug is part of public URLs. Creating a workspace reveals that it is taken.',
  phone_configs_active_as_key:
    'A number is active once on the platform. Only a workspace that owns the number learns that it is in use.',
  payment_customers_provider_id_key: 'Stripe creates the ids, so that no workspace can choose one.',
};

/**
 * Indexes of tenant tables that do not start with workspace_id. The system role uses them for queries across
 * workspaces.
 */
export const INDEXES_ACROSS_WORKSPACES: Reasons = {
  api_keys_key_id_idx: 'A key is looked up before its workspace is known.',
  idempotency_keys_expires_at_idx: 'Expired idempotency keys are deleted for all workspaces in one statement.',
  notifications_email_due_at_idx: 'Due emails of all workspaces are found in one statement.',
  data_sources_due_idx: 'Due runs of all workspaces.',
  invoices_created_at_idx: 'Global admins list the invoices of all workspaces.',
  usage_events_xid_idx: 'Events of all workspaces are summed in one statement.',
  provider_log_entries_occurred_at_idx: 'Old entries of all workspaces are deleted in one statement.',
  usage_events_occurred_at_idx: 'Old events of all workspaces are deleted in one statement.',
  subscriptions_plan_version_id_idx: 'Counts the subscriptions of a plan in all workspaces.',
  knowledge_sources_due_idx: 'Due reads of web pages of all workspaces.',
  mcp_servers_due_idx: 'Due reads of the tools of MCP servers of all workspaces.',
  knowledge_passages_term_keys_idx: 'The keys are hashes that contain the workspace.',
  integrations_account_sid_from_number_idx: 'Finds the workspace of a provider account and number.',
  integrations_assistant_id_idx: 'Finds the workspace of a Vapi assistant.',
  integrations_event_type_id_idx: 'Finds the workspace of a Cal.com event type.',
  integrations_phone_number_id_idx: 'Finds the workspace of a called number.',
  invitations_pending_email_idx: 'Pending invitations of one address in all workspaces.',
  session_idle_timeouts_session_id_idx: 'Last activity of a session in all workspaces.',
  phone_configs_active_as_key: 'A number that is active in two workspaces would be answered twice.',
  phone_configs_id_idx: 'Finds the workspace of a webhook URL.',
  phone_configs_provider_number_id_idx: 'Finds the workspace of a called number.',
  calls_open_idx: 'Active calls without recent events in all workspaces, queried every minute.',
  surface_files_delete_at_idx: 'Files that are due for deletion in all workspaces, queried every minute.',
  surfaces_open_idx: 'Links that have expired in all workspaces, queried every minute.',
  surfaces_reminder_idx: 'Reminders that are due in all workspaces, queried every minute.',
  surfaces_token_hash_idx: 'Finds the workspace of the link of a form.',
  conversations_snoozed_until_idx: 'Workspaces with an ended snooze, queried every minute.',
  takeovers_open_active_at_idx: 'Workspaces with an expired takeover, queried every minute.',
  members_user_id_idx: 'The workspaces of one user.',
  workspaces_organization_id_idx: 'The workspaces of one organization, for the system role.',
};

/** Foreign keys from a tenant table to a global table, with the reason. */
export const KEYS_TO_GLOBAL_TABLES: Reasons = {
  members_user_id_fkey: 'A member is a user in one workspace.',
  subscriptions_plan_version_id_fkey: 'A subscription refers to the published terms of a plan.',
  subscriptions_next_plan_version_id_fkey: 'A scheduled change refers to the published terms of a plan.',
  workspaces_organization_id_fkey: 'A workspace can be grouped with others of its company.',
};

/**
 * Tables that must be copied to every server if tenant tables are distributed across servers (docs/deploy/scale.md).
 */
export const ON_EVERY_SERVER: Reasons = {
  users: 'Members reference them.',
  organizations: 'Workspaces reference them.',
  plan_versions: 'Subscriptions reference them.',
  plans: 'Versions reference them.',
  payment_customers: 'Each workspace has at most one, and an event of Stripe names only the customer.',
  phone_configs: 'Numbers are few, and each is used once on the whole platform.',
  workspaces:
    'Every tenant table references them, their slugs are unique on the platform, and a trigger prevents a change of the channel.',
};

/** Triggers of tenant tables that only access rows of the same workspace, so they also work with distributed tables. */
export const TRIGGERS_WITHIN_A_WORKSPACE: Reasons = {
  issued_invoice_is_kept: 'It only compares the changed row.',
  issued_lines_are_kept: 'It reads the invoice of the line, which is on the same server.',
  issued_credit_note_is_kept: 'It only compares the changed row.',
  credit_note_line_is_checked: 'It reads the credit notes and lines of one invoice, which are on the same server.',
  contact_opt_out_is_stored: 'It reads and writes rows of the workspace of the contact, which are on the same server.',
  contact_opt_out_is_stored_before_renumbering:
    'Like contact_opt_out_is_stored, for a contact that gets another number.',
  contact_opt_out_is_applied: 'Like contact_opt_out_is_stored, for a new contact.',
  contact_opt_out_is_applied_after_renumbering:
    'Like contact_opt_out_is_stored, for a contact that gets a number with an opt-out.',
  audit_event_is_linked: 'It reads and writes rows of the workspace of the row, which are on the same server.',
  attachment_deletion_is_stored:
    'It writes ids to storage_deletions, which every server can have for its own workspaces.',
  surface_file_deletion_is_stored: 'Like attachment_deletion_is_stored.',
  template_file_deletion_is_stored: 'Like attachment_deletion_is_stored.',
  search_entry_is_stored: 'It writes a row of the workspace of the text, which is on the same server.',
  search_entries_are_deleted: 'Like search_entry_is_stored.',
  set_updated_at: 'It only sets a column of the changed row.',
};

/** Functions that run with the privileges of their owner (SECURITY DEFINER). */
export const DEFINERS: Reasons = {
  'app.enqueue_pushes(uuid,uuid,uuid,timestamp with time zone)':
    'Enqueues a job for each browser of a member. The application cannot read push subscriptions, and the job reads the notification in its workspace.',
  'app.usage_summed_until()': 'Returns the position of the usage sums, which contains no data of a workspace.',
  'app.next_invoice_number(integer)':
    'Takes the next number of the series. Nothing else can read or change the series.',
  'app.next_credit_note_number(integer)': 'Like app.next_invoice_number, for credit notes.',
  'app.archive_invoices()': 'Trigger that copies the invoices of the deleted workspace. Nothing else adds copies.',
  'app.enqueue(text,jsonb,text,timestamp with time zone,text,integer)':
    'Enqueues a job in the transaction of the request. The role has no other access to the queue.',
  'app.line_up_again(text,timestamp with time zone)':
    'Moves due jobs of a queue to its end. Returns no data and deletes nothing.',
  'app.caller_versions(uuid,uuid,text,uuid,timestamp with time zone)':
    'Returns row versions that validate a cached caller. Only the system role can read the rows.',
  'app.append_audit_link(audit_events)':
    'Only the database writes links of the chain. The application role can only read them.',
  'app.link_audit_event()': 'Trigger that appends a row to the chain at the end of the transaction.',
  'app.prune_audit_trail()': 'Removes expired rows of the current workspace by the clock of the server.',
  'app.applied_migrations()': 'Returns the names of the migrations for the diagnostics, without access to the table.',
  'app.match_passages(text[],text[],text[],text[],integer,boolean[])':
    'Searches the knowledge. Returns only ids of the current workspace. Row-level security would prevent the use of the index.',
  'app.few_entries(tsquery,integer,timestamp with time zone,uuid)':
    'Searches messages, notes and utterances. Returns only ids of the current workspace. Row-level security would prevent the use of the index.',
  'app.is_frequent(tsquery)':
    'Part of app.few_entries, which alone can call it. Returns whether a search matches many of the newest entries of the current workspace.',
  'app.found(text,text[])':
    'Searches lists. Returns only ids of the current workspace. Row-level security would prevent the use of the index.',
  'app.with_metadata(text,jsonb)':
    'Finds records by metadata. Returns only ids of the current workspace. Row-level security would prevent the use of the index.',
};

/** Privileges of the application role on a tenant table that is not listed below. */
export const APP_HOLDS = 'delete, insert, select, update';

const WITHIN_A_WORKSPACE: Readonly<Record<string, string>> = {
  audit_events: 'insert, select',
  // An invoice is deleted only with its workspace, and its lines never change.
  invoices: 'insert, select, update',
  invoice_lines: 'insert, select',
  // Like invoices. A balance that an invoice used is never returned.
  credit_notes: 'insert, select, update',
  credit_note_lines: 'insert, select',
  credit_uses: 'insert, select',
  // The terms of a billed month are kept, and only the counted quantity changes.
  billed_usage: 'insert, select, update',
  source_mappings: 'insert, select',
  audit_anchors: 'insert, select',
  audit_links: 'select',
  audit_heads: 'select',
  environment_conversions: 'insert, select',
  // Published versions never change.
  agent_versions: 'insert, select',
  lead_form_versions: 'insert, select',
  surface_versions: 'insert, select',
  context_graph_versions: 'insert, select',
  // A recorded safety match never changes.
  safety_triggers: 'insert, select',
  // A sent notification never changes.
  escalation_notifications: 'insert, select',
  // An entry of the provider log never changes. The system role deletes old entries.
  provider_log_entries: 'insert, select',
  // A usage event never changes. The system role deletes old events.
  usage_events: 'insert, select',
  // World events never change. An event is only deleted with its entity or moved to another entity.
  entity_links: 'insert, select',
  erasures: 'insert, select',
  tombstones: 'insert, select',
  world_events: 'delete, insert, select, update (entity_id)',
};

const APP_ON_GLOBAL_TABLES: Readonly<Record<string, string>> = {
  users: 'select (email, id, name)',
  model_prices: 'select',
  plans: 'select',
  plan_versions: 'select',
  invoice_issuers: 'select',
  tax_rates: 'select',
  payment_prices: 'select',
  workspace_tombstones: 'insert',
  storage_deletions: 'insert',
};

export const APP_GRANTS = { ...WITHIN_A_WORKSPACE, ...APP_ON_GLOBAL_TABLES };

/** Privileges of the system role, by table. It has none on other tables. */
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
  push_subscriptions: 'delete, insert, select, update',
  passkey_challenges: 'delete, insert, select, update',
  pending_sign_ins: 'delete, insert, select, update',
  session_idle_timeouts: 'insert, select, update',
  session_voice_checks: 'select',
  voiceprints: 'select',
  platform_settings: 'select, update',
  model_prices: 'delete, insert, select',
  provider_log_entries: 'delete, select',
  plans: 'insert, select, update',
  plan_versions: 'insert, select, update',
  invoices: 'select',
  invoice_lines: 'select',
  credit_notes: 'select',
  credit_note_lines: 'select',
  credit_uses: 'select',
  archived_invoices: 'select, update',
  subscriptions: 'select',
  invoice_issuers: 'insert, select, update',
  tax_rates: 'delete, insert, select',
  payment_customers: 'select',
  payment_prices: 'insert, select',
  payment_events: 'delete, insert, select, update',
  endpoint_uses: 'delete, insert, select, update',
  endpoint_weights: 'delete, insert, select, update',
  usage_events: 'delete, select',
  usage_hours: 'delete, insert, select, update',
  usage_rollups: 'select, update',
  platform_events: 'insert, select',
  root_key_checks: 'delete, insert, select',
  data_keys: 'select (root_key_id, version, workspace_id)',
  organizations: 'insert, select, update',
  spa_operations: 'insert, select',
  storage_deletions: 'delete, select',
  workspaces: 'select',
  members: 'select',
  notifications: 'select (email_due_at, member_id, workspace_id)',
  calls: 'select (created_at, ended_at, id, last_reconciled_at, provider_id, started_at, workspace_id)',
  custom_roles: 'select',
  member_grants: 'select',
  invitations: 'select',
  // Finds the workspace of a link, and the links that have expired.
  surfaces: 'select (contact_id, conversation_id, expires_at, id, reminder_at, status, token_hash, workspace_id)',
  surface_files: 'select (delete_at, workspace_id)',
  template_files: 'select (kept_until, workspace_id)',
  api_keys: 'select',
  service_accounts: 'select',
  support_accesses: 'select',
  idempotency_keys: 'delete, select (expires_at)',
  integrations:
    'select (account_sid, assistant_id, event_type_id, from_number, id, phone_number_id, provider, verified_at, workspace_id)',
  phone_configs: 'select (id, number, provider, provider_number_id, state, workspace_id)',
  bookings: 'select (id, metadata, workspace_id)',
  contacts: 'select (company, email, id, metadata, name, phone, tags, workspace_id)',
  leads:
    'select (backlog_notified_at, contact_at, email, id, message, metadata, name, phone, status, waiting_since, workspace_id)',
  agents: 'select (limits, workspace_id)',
  sequences: 'select (enabled_at, workspace_id)',
  sequence_messages: 'select (status, workspace_id)',
  knowledge_embeddings: 'select (workspace_id)',
  knowledge_passages: 'select (id, sizes, term_keys, workspace_id)',
  knowledge_sources: 'select (id, next_read_at, workspace_id)',
  mcp_servers: 'select (id, next_read_at, workspace_id)',
  entities: 'select (display_name, id, workspace_id)',
  search_entries: 'select (at, id, words, workspace_id)',
  entity_fields: 'select (entity_id, value, workspace_id)',
  data_sources: 'select (id, next_run_at, secret_last_four, secret_origin, workspace_id)',
  webhooks: 'select (failing_since, id, secret_origin, workspace_id)',
  webhook_deliveries:
    'select (claimed_until, id, next_attempt_at, webhook_id, workspace_id), update (claimed_until, next_attempt_at)',
  conversations: 'select (snoozed_until, workspace_id)',
  takeovers: 'select (active_at, open_conversation_id, workspace_id)',
};
