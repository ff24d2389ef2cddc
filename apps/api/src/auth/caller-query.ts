import type { Environment, StoredVoiceCheckStatus, SupportLevel } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import type { SystemDb } from '../db/system-db.ts';

/** Result of the caller query: the user, and the user's access to the requested workspace. */
export interface UserRow {
  user_id: string;
  name: string;
  email: string;
  global_role: 'ADMIN' | 'USER';
  email_verified: boolean;
  workspace_creation: boolean;
  /** True if the user has a second factor. Null if the workspace does not require two-factor authentication. */
  second_factor: boolean | null;
  /** True if a global admin has a second factor. Null for other users. */
  admin_second_factor: boolean | null;
  /** Time of the sign-in or, if later, of the last re-authentication in this session. */
  proved_at: string;
  /**
   * Time of the last activity in the workspace. If there is none, the time of the last activity of the session in any
   * workspace or of the start of the session. Null if the user has no access.
   */
  idle_since: string | null;
  /** True if `idle_since` is the time of an activity in this workspace. */
  clocked: boolean;
  /** Voice check of the session. Null if the workspace has not enabled voice verification, and in a support session. */
  voice: VoiceCheckRow | null;
  workspace: SupportSessionRow | null;
  /**
   * Membership of the user. In a support session, the membership of the member who granted support access. Null if the
   * user has no access to the workspace.
   */
  member: MemberRow | null;
  support: SupportRow | null;
}

/** Voice check of the session in the workspace. */
export interface VoiceCheckRow {
  /** Model of the member's voiceprint. Null if the member has no voiceprint. */
  model: string | null;
  status: StoredVoiceCheckStatus | null;
}

/** Support access with which a global admin who is not a member can enter the workspace. */
export interface SupportRow {
  id: string;
  level: SupportLevel;
  grantedByName: string;
  reason: string;
  expiresAt: string;
}

export interface WorkspaceRow {
  id: string;
  slug: string;
  name: string;
}

/** Row of the requested workspace, with the settings that determine the idle timeout. */
export interface SupportSessionRow extends WorkspaceRow {
  environment: Environment;
  idleMinutes: number | null;
}

export interface MemberRow {
  id: string;
  userId: string;
  role: RoleName;
  /** Policies of the custom role, which replace those of the built-in role. Null if the member has no custom role. */
  customRole: readonly string[] | null;
  maskContactDetails: boolean;
  assignedConversationsOnly: boolean;
  grants: readonly { policy: string; effect: 'GRANT' | 'DENY'; expiresAt: string | null }[];
}

export interface KeyRow {
  id: string;
  name: string;
  mode: 'ANY_OPERATION' | 'PERSISTED_ONLY';
  scopes: string[];
  secret_hash: Buffer;
  allowed_ranges: string[];
  created_by_id: string;
  workspace: WorkspaceRow;
  member: MemberRow | null;
  /** Service account that owns the key. Null if the key belongs to a member, or if the service account was deleted. */
  serviceAccount: ServiceAccountRow | null;
}

export interface ServiceAccountRow {
  id: string;
  policies: string[];
}

const WORKSPACE_JSON = `json_build_object('id', w.workspace_id, 'slug', w.slug, 'name', w.name)`;
const MEMBER_JSON = `json_build_object('id', m.id, 'userId', m.user_id, 'role', m.role,
  'customRole', (select r.policies from custom_roles r where r.workspace_id = m.workspace_id and r.id = m.custom_role_id),
  'maskContactDetails', m.mask_contact_details, 'assignedConversationsOnly', m.assigned_conversations_only, 'grants', (
    select coalesce(json_agg(json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at)), '[]')
    from member_grants g where g.workspace_id = m.workspace_id and g.member_id = m.id))`;

const USER_SQL = `
  select caller, app.caller_versions($1, $2, $3, $4, $5) as versions
  from app.caller($1, $2, $3, $4, $5) caller where caller is not null`;

const KEY_SQL = `
  select k.id, k.name, k.mode, k.scopes, k.secret_hash, k.allowed_ranges, k.created_by_id, ${WORKSPACE_JSON} as workspace,
    case when k.service_account_id is null and m.id is not null and u.disabled_at is null then ${MEMBER_JSON} end as member,
    case when i.id is not null then json_build_object('id', i.id, 'policies', i.policies) end as "serviceAccount"
  from api_keys k
  join workspaces w on w.workspace_id = k.workspace_id
  left join members m on m.workspace_id = k.workspace_id and m.user_id = k.created_by_id
  left join users u on u.id = m.user_id
  left join service_accounts i
    on i.workspace_id = k.workspace_id and i.id = k.service_account_id and i.removed_at is null
  where k.key_id = $1 and k.revoked_at is null and k.expires_at > $2`;

const MEMBER_SQL = `
  select u.name, u.email, u.global_role, u.email_verified_at is not null as email_verified,
    ${WORKSPACE_JSON} as workspace, ${MEMBER_JSON} as member
  from members m
  join users u on u.id = m.user_id
  join workspaces w on w.workspace_id = m.workspace_id
  where m.workspace_id = $1 and m.user_id = $2 and u.disabled_at is null`;

const CLOCK_SQL = `
  insert into session_idle_timeouts (workspace_id, session_id, member_id, active_at) values ($1, $2, $3, $4)
  on conflict (workspace_id, session_id) do update set active_at = excluded.active_at
  where session_idle_timeouts.active_at < excluded.active_at`;

export interface UserLookup {
  readonly sessionId: string;
  readonly userId: string;
  /**
   * Workspace slug. Requests with a playground token or a download link contain the workspace id instead. If both are
   * null, the request specifies no valid workspace.
   */
  readonly slug: string | null;
  readonly workspaceId: string | null;
}

/** Returns the arguments of app.caller() and app.caller_versions(). */
export const callerValues = ({ sessionId, userId, slug, workspaceId }: UserLookup, now: Date) => [
  sessionId,
  userId,
  slug,
  workspaceId,
  now,
];

/**
 * An API caller, with the versions of the database rows from which the caller was computed. If a version changes, the
 * caller must be read again.
 */
export interface UserCaller {
  readonly caller: UserRow;
  readonly versions: string;
}

/**
 * Returns the user of an active session and the user's access to one workspace, with a single SQL statement. Returns
 * null if the session has ended or the account is disabled.
 */
export async function findUser(system: SystemDb, lookup: UserLookup, now: Date): Promise<UserCaller | null> {
  const values = callerValues(lookup, now);
  const { rows } = await system.pool.query<UserCaller>({ name: 'identity-user', text: USER_SQL, values });
  return rows[0] ?? null;
}

/**
 * Returns an API key that is neither revoked nor expired, with the access of its creator or its service account.
 * Returns null if there is none. The calling code must verify the secret.
 */
export async function findKey(system: SystemDb, keyId: string, now: Date): Promise<KeyRow | null> {
  const { rows } = await system.pool.query<KeyRow>({ name: 'identity-key', text: KEY_SQL, values: [keyId, now] });
  return rows[0] ?? null;
}

/**
 * Records activity in a workspace, which restarts the session's idle timeout there. Has no effect if a later activity
 * is already stored.
 */
export async function recordActivity(
  system: SystemDb,
  session: { workspaceId: string; sessionId: string; memberId: string },
  now: Date,
): Promise<void> {
  const values = [session.workspaceId, session.sessionId, session.memberId, now];
  await system.pool.query({ name: 'identity-clock', text: CLOCK_SQL, values });
}

type AccessRow = Pick<UserRow, 'name' | 'email' | 'global_role' | 'email_verified'> & {
  workspace: WorkspaceRow;
  member: MemberRow;
};

/**
 * Returns a user's access to a workspace, independent of a session. Returns null if the user is not a member or the
 * account is disabled.
 */
export async function findMember(system: SystemDb, workspaceId: string, userId: string): Promise<AccessRow | null> {
  const { rows } = await system.pool.query<AccessRow>({
    name: 'identity-member',
    text: MEMBER_SQL,
    values: [workspaceId, userId],
  });
  return rows[0] ?? null;
}
