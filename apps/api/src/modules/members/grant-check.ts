import type { RefusalCode } from '@frontdesk/domain';
import {
  apiKeyPermissions,
  checkGrantLimit,
  type EffectivePermissions,
  effectivePermissionsOf,
  maximumPermissionsOf,
  type PolicyGrant,
} from '@frontdesk/policies';
import type { WorkspaceContext } from '../../auth/context.ts';
import type { Holding } from './role-and-grants.ts';

/**
 * Whether the caller may turn one holding into another: the one ceiling, asked for edits, removals, roles and invitations.
 * `before` is absent for somebody new, `after` for somebody who leaves.
 */
export function ceilingFault(
  ctx: Pick<WorkspaceContext, 'services' | 'actor' | 'membership'>,
  change: { before?: Holding; after?: Holding },
): RefusalCode | null {
  const now = ctx.services.clock();
  const { before, after } = change;
  const answer = checkGrantLimit({
    giver: holding(ctx),
    ...(before ? { target: maximumPermissionsOf({ ...before, now }) } : {}),
    ...(after ? { result: maximumPermissionsOf({ ...after, now }) } : {}),
  });
  return answer.allowed ? null : answer.reason;
}

/** The same for somebody who is not calling. */
export function mayGrant(giver: Holding, { before, after }: { before: Holding; after: Holding }, now: Date): boolean {
  const [target, result] = [maximumPermissionsOf({ ...before, now }), maximumPermissionsOf({ ...after, now })];
  return checkGrantLimit({ giver: effectivePermissionsOf({ ...giver, now }), target, result }).allowed;
}

/** The same holding with one grant, in the place of whatever was said about its policy. */
export const granting = (before: Holding, { policy, expiresAt }: Omit<PolicyGrant, 'effect'>): Holding => ({
  ...before,
  grants: [...before.grants.filter((one) => one.policy !== policy), { policy, effect: 'GRANT', expiresAt }],
});

/** What the caller holds now: a key no more than its scopes, and never as an owner. */
export function holding(ctx: Pick<WorkspaceContext, 'services' | 'actor' | 'membership'>): EffectivePermissions {
  const { policies, ...person } = ctx.membership;
  const creator = effectivePermissionsOf({ ...person, now: ctx.services.clock() });
  return ctx.actor.kind === 'user' ? creator : apiKeyPermissions({ creator, scopes: [...policies] });
}
