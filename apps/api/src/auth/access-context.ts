import {
  type AppAbility,
  effectivePolicies,
  isPolicyKey,
  type PolicyGrant,
  scopedPolicies,
  serviceAccountPolicies,
} from '@frontdesk/policies';
import {
  badRequest,
  type Denial,
  forbidden,
  notFound,
  secondFactorRequired,
  sessionIdle,
  unauthenticated,
  voiceVerificationPending,
} from '../errors/denials.ts';
import { abilityOf } from './ability-cache.ts';
import { findMember, type KeyRow, type MemberRow, type ServiceAccountRow, type WorkspaceRow } from './caller-query.ts';
import type {
  ApiKeyActor,
  IdleTimeoutState,
  LockReason,
  Membership,
  RequestContext,
  Services,
  UserActor,
  WorkspaceContext,
} from './context.ts';
import { capIdleTimeout } from './idle-timeout.ts';

type Base = Pick<RequestContext, 'services' | 'transport'>;

const LOCKED: Readonly<Record<LockReason, () => Denial>> = {
  SECOND_FACTOR_REQUIRED: secondFactorRequired,
  SESSION_IDLE: sessionIdle,
  VOICE_VERIFICATION_PENDING: voiceVerificationPending,
};

/**
 * Returns the workspace context of a request. The same NOT_FOUND is thrown whether the workspace does not exist or the
 * API caller has no access to it (CB-09). Other errors state that the caller must sign in, specify a workspace,
 * re-authenticate or set up a second factor.
 */
export function requireWorkspace(ctx: RequestContext): WorkspaceContext {
  if (ctx.workspaceAccess.kind === 'entered') return ctx.workspaceAccess.context;
  if (ctx.workspaceAccess.kind === 'held') throw LOCKED[ctx.workspaceAccess.because]();
  if (ctx.actor.kind === 'anonymous') throw unauthenticated();
  if (ctx.workspaceAccess.kind === 'unnamed')
    throw badRequest('Set the x-workspace header to the slug of a workspace.');
  throw notFound();
}

/** Returns the workspace context of a member. The permissions are computed from the given rows and the current time. */
export function memberAccess(
  base: Base,
  actor: UserActor,
  workspace: WorkspaceRow,
  { member, idle }: { member: MemberRow; idle: IdleTimeoutState | null },
): WorkspaceContext {
  const membership = membershipOf(base, member);
  const ability = abilityOf({
    kind: 'member',
    ...toAccessContext(membership),
  });
  return { ...base, actor, workspace, membership, ability, idle, proof: null, db: tenant(base, workspace) };
}

/**
 * Returns the workspace context of a support session. Its permissions are at most those of the member who granted
 * support access. Contact details are masked, and a read-only session cannot open a write transaction.
 */
export function supportAccess(
  base: Base,
  actor: UserActor & Required<Pick<UserActor, 'support'>>,
  workspace: WorkspaceRow,
  { member, idle }: { member: MemberRow; idle: IdleTimeoutState },
): WorkspaceContext {
  const membership = { ...membershipOf(base, member), maskContactDetails: true };
  const { level, expiresAt } = actor.support;
  const ability = abilityOf({ kind: 'support', supportLevel: level, ...toAccessContext(membership) });
  const db = tenant(base, workspace);
  return {
    ...base,
    actor,
    workspace,
    membership,
    ability,
    idle: capIdleTimeout(expiresAt, idle),
    proof: null,
    db: level === 'CHANGE' ? db : { read: db.read, write: () => Promise.reject(forbidden()) },
  };
}

type KeyLimits = Pick<KeyRow, 'workspace' | 'scopes'>;

/**
 * Returns the workspace context of a member's API key. It has the current policies of the member who created the key,
 * limited to the key's scopes (AM-20).
 */
export function apiKeyAccess(base: Base, actor: ApiKeyActor, key: KeyLimits, maker: MemberRow): WorkspaceContext {
  return accessContextOfKey(base, actor, key, membershipOf(base, maker));
}

/**
 * Returns the workspace context of a service account's API key. It has the account's own policies, limited to the key's
 * scopes. The API reports the role `viewer` for such a key; the role itself grants no permissions.
 */
export function serviceAccountAccess(
  base: Base,
  actor: ApiKeyActor,
  key: KeyLimits,
  serviceAccount: ServiceAccountRow,
): WorkspaceContext {
  const { id } = serviceAccount;
  const policies = serviceAccountPolicies(serviceAccount.policies.filter(isPolicyKey), base.services.clock());
  const limits = { customRole: null, maskContactDetails: false, assignedConversationsOnly: false };
  return accessContextOfKey(base, actor, key, {
    memberId: id,
    userId: id,
    role: 'viewer',
    grants: [],
    ...limits,
    policies,
  });
}

function accessContextOfKey(
  base: Base,
  actor: ApiKeyActor,
  { workspace, scopes }: KeyLimits,
  whole: Membership,
): WorkspaceContext {
  const membership = { ...whole, policies: scopedPolicies(whole.policies, scopes.filter(isPolicyKey)) };
  const ability = abilityOf({
    kind: 'api_key',
    ...toAccessContext(membership),
    apiKeyId: actor.apiKeyId,
  });
  return { ...base, actor, workspace, membership, ability, idle: null, proof: null, db: tenant(base, workspace) };
}

function membershipOf(base: { readonly services: Pick<Services, 'clock'> }, member: MemberRow): Membership {
  const grants = member.grants.flatMap<PolicyGrant>(({ policy, effect, expiresAt }) =>
    // Ignores stored policies that this version of the code no longer defines.
    isPolicyKey(policy) ? [{ policy, effect, expiresAt: expiresAt ? new Date(expiresAt) : null }] : [],
  );
  const customRole = member.customRole?.filter(isPolicyKey) ?? null;
  const policies = effectivePolicies({ role: member.role, customRole, grants, now: base.services.clock() });
  const { id: memberId, userId, role, maskContactDetails, assignedConversationsOnly } = member;
  return { memberId, userId, role, customRole, grants, maskContactDetails, assignedConversationsOnly, policies };
}

/** Builds the access context that the policies evaluate. */
const toAccessContext = ({
  memberId,
  userId,
  role,
  policies,
  maskContactDetails,
  assignedConversationsOnly,
}: Membership) => ({ memberId, userId, role, policies, maskContactDetails, assignedConversationsOnly }) as const;

const tenant = (base: Base, workspace: WorkspaceRow) => base.services.database.forWorkspace(workspace.id);

/**
 * Returns the current permissions of a user, for work that the user requested earlier. Returns null if the user is not
 * a member of the workspace or the account is disabled.
 */
export async function loadCurrentAbility(
  services: Pick<Services, 'database' | 'clock'>,
  workspaceId: string,
  userId: string,
): Promise<AppAbility | null> {
  const row = await findMember(services.database.system, workspaceId, userId);
  return row && abilityOf({ kind: 'member', ...toAccessContext(membershipOf({ services }, row.member)) });
}

/**
 * Returns the current access context of a member whose session is not part of the request, for example the member who
 * sent an invitation. Returns null if the user is not a member of the workspace or the account is disabled.
 */
export async function findInviter(ctx: Base, workspaceId: string, userId: string): Promise<WorkspaceContext | null> {
  const row = await findMember(ctx.services.database.system, workspaceId, userId);
  if (!row) return null;
  const actor: UserActor = {
    kind: 'user',
    userId,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified,
    globalRole: row.global_role,
    sessionId: '',
    tokenUse: 'session',
    provedAt: new Date(0),
  };
  return memberAccess(ctx, actor, row.workspace, { member: row.member, idle: null });
}
