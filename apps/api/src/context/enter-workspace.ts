import { effectivePolicies, isPolicyKey, type PolicyGrant, scopedPolicies } from '@frontdesk/policies';
import { badRequest, notFound, secondFactorRequired, sessionIdle, unauthenticated } from '../errors/denials.ts';
import { abilityOf } from './abilities.ts';
import type { ApiKeyActor, IdleClock, Membership, RequestContext, UserActor, WorkspaceContext } from './context.ts';
import { findMember, type KeyRow, type MemberRow, type WorkspaceRow } from './identity.ts';

type Base = Pick<RequestContext, 'services' | 'transport'>;

/** The workspace the caller named; one not-found for "absent" and "not yours" (CB-09). */
export function enterWorkspace(ctx: RequestContext): WorkspaceContext {
  if (ctx.entrance.kind === 'entered') return ctx.entrance.context;
  if (ctx.entrance.kind === 'held')
    throw ctx.entrance.because === 'SESSION_IDLE' ? sessionIdle() : secondFactorRequired();
  if (ctx.actor.kind === 'anonymous') throw unauthenticated();
  if (ctx.entrance.kind === 'unnamed') throw badRequest('Name a workspace in the x-workspace header.');
  throw notFound();
}

/** A member's own rights, from the rows as they are now. */
export function memberStanding(
  base: Base,
  actor: UserActor,
  workspace: WorkspaceRow,
  { member, idle }: { member: MemberRow; idle: IdleClock | null },
): WorkspaceContext {
  const membership = membershipOf(base, member);
  const ability = abilityOf({
    kind: 'member',
    role: member.role,
    policies: membership.policies,
    memberId: member.id,
    userId: member.userId,
  });
  return { ...base, actor, workspace, membership, ability, idle, proof: null, db: tenant(base, workspace) };
}

type LivingKey = Pick<KeyRow, 'workspace' | 'scopes'> & { readonly member: MemberRow };

/** A key's rights: its maker's current ones, narrowed to its scopes (AM-20). */
export function keyStanding(base: Base, actor: ApiKeyActor, key: LivingKey): WorkspaceContext {
  const { workspace, member: maker, scopes } = key;
  const whole = membershipOf(base, maker);
  const membership = { ...whole, policies: scopedPolicies(whole.policies, scopes.filter(isPolicyKey)) };
  const ability = abilityOf({
    kind: 'api_key',
    role: maker.role,
    policies: membership.policies,
    memberId: maker.id,
    userId: maker.userId,
    apiKeyId: actor.apiKeyId,
  });
  return { ...base, actor, workspace, membership, ability, idle: null, proof: null, db: tenant(base, workspace) };
}

function membershipOf(base: Base, member: MemberRow): Membership {
  const grants = member.grants.flatMap<PolicyGrant>(({ policy, effect, expiresAt }) =>
    // A policy that the registry no longer knows grants nothing.
    isPolicyKey(policy) ? [{ policy, effect, expiresAt: expiresAt ? new Date(expiresAt) : null }] : [],
  );
  const policies = effectivePolicies({ role: member.role, grants, now: base.services.clock() });
  return { memberId: member.id, userId: member.userId, role: member.role, grants, policies };
}

const tenant = (base: Base, workspace: WorkspaceRow) => base.services.database.inWorkspace(workspace.id);

/** The standing of somebody who is not calling, as it is now: whoever sent an invitation. Null when they have left. */
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
  };
  return memberStanding(ctx, actor, row.workspace, { member: row.member, idle: null });
}
