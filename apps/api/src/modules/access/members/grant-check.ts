import type { RefusalCode } from '@frontdesk/domain';
import {
  apiKeyPermissions,
  checkGrantLimit,
  type EffectivePermissions,
  effectivePermissionsOf,
  maximumPermissionsOf,
  type PolicyGrant,
} from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { RoleAndGrants } from './role-and-grants.ts';

/**
 * Checks whether a change of permissions is within the API caller's grant limit. Returns the refusal code, or null if
 * the change is allowed. `before` is omitted for a new member or invitation, `after` for a removal.
 */
export function checkCallerGrantLimit(
  ctx: Pick<WorkspaceContext, 'services' | 'actor' | 'membership'>,
  change: { before?: RoleAndGrants; after?: RoleAndGrants },
): RefusalCode | null {
  const now = ctx.services.clock();
  const { before, after } = change;
  const answer = checkGrantLimit({
    giver: callerGrants(ctx),
    ...(before ? { target: maximumPermissionsOf({ ...before, now }) } : {}),
    ...(after ? { result: maximumPermissionsOf({ ...after, now }) } : {}),
  });
  return answer.allowed ? null : answer.reason;
}

/** Checks whether `giver`, who need not be the API caller, can change permissions from `before` to `after`. */
export function canGrant(
  giver: RoleAndGrants,
  { before, after }: { before: RoleAndGrants; after: RoleAndGrants },
  now: Date,
): boolean {
  const [target, result] = [maximumPermissionsOf({ ...before, now }), maximumPermissionsOf({ ...after, now })];
  return checkGrantLimit({ giver: effectivePermissionsOf({ ...giver, now }), target, result }).allowed;
}

/** Adds a grant to the permissions, replacing an existing grant or denial of the same policy. */
export const withGrant = (
  before: RoleAndGrants,
  { policy, expiresAt }: Omit<PolicyGrant, 'effect'>,
): RoleAndGrants => ({
  ...before,
  grants: [...before.grants.filter((one) => one.policy !== policy), { policy, effect: 'GRANT', expiresAt }],
});

/** Returns the permissions of the API caller. An API key has at most its scopes, and never the rights of an owner. */
export function callerGrants(ctx: Pick<WorkspaceContext, 'services' | 'actor' | 'membership'>): EffectivePermissions {
  const { policies, ...person } = ctx.membership;
  const creator = effectivePermissionsOf({ ...person, now: ctx.services.clock() });
  return ctx.actor.kind === 'user' ? creator : apiKeyPermissions({ creator, scopes: [...policies] });
}
