import type { EffectivePermissions } from './effective-permissions.ts';
import { POLICY_KEYS, type PolicyKey } from './registry/registry.ts';

export type GrantLimitResult =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'ABOVE_YOURS' | 'TARGET_HAS_MORE_PERMISSIONS' | 'OWNER_ONLY';
      /**
       * Policies that the giver lacks, or has with more restrictions or for a shorter time. Empty if the action is
       * reserved for owners.
       */
      readonly exceeding: readonly PolicyKey[];
    };

export interface GrantLimitInput {
  /**
   * Current permissions of the API caller who makes the change, from `effectivePermissionsOf`. For the acceptance of an
   * invitation, the permissions of the inviter.
   */
  readonly giver: EffectivePermissions;
  /** Permissions before the change, from `maximumPermissionsOf`. Omitted if something new is created. */
  readonly target?: EffectivePermissions;
  /** Permissions after the change, from `maximumPermissionsOf`. Omitted if the target is removed. */
  readonly result?: EffectivePermissions;
}

/**
 * Checks the grant limit. API callers cannot grant a policy that they lack, or grant it for longer than they have it.
 * They cannot change a target with more policies, and only owners can change or create owners.
 */
export function checkGrantLimit({ giver, target, result }: GrantLimitInput): GrantLimitResult {
  if (!target && !result) throw new TypeError('The grant limit needs a target, a result, or both.');
  if (!giver.owner && (target?.owner || result?.owner)) return refuseGrant('OWNER_ONLY', []);

  const outOfReach = target ? exceedingPolicies(target, giver) : [];
  if (outOfReach.length > 0) return refuseGrant('TARGET_HAS_MORE_PERMISSIONS', outOfReach);

  const given = result ? exceedingPolicies(result, giver) : [];
  return given.length > 0 ? refuseGrant('ABOVE_YOURS', given) : { allowed: true };
}

const refuseGrant = (reason: Exclude<GrantLimitResult, { allowed: true }>['reason'], above: readonly PolicyKey[]) =>
  ({ allowed: false, reason, exceeding: above }) as const;

/**
 * Returns the policies that the giver cannot grant, in the order of the registry, so that error messages do not depend
 * on the order of the input.
 */
const exceedingPolicies = (holder: EffectivePermissions, giver: EffectivePermissions): PolicyKey[] =>
  POLICY_KEYS.filter((key) => holder.until.has(key) && !covers(giver, holder, key));

function covers(giver: EffectivePermissions, holder: EffectivePermissions, key: PolicyKey): boolean {
  const holderUntil = holder.until.get(key);
  const mine = giver.until.get(key);
  if (mine === undefined || holderUntil === undefined) return false;
  // A holder with the same restrictions, such as the giver's own API key, can receive the policy. Any other holder
  // would get the policy without the restrictions.
  const shared = holder.partly?.get(key) ?? [];
  if (giver.partly?.get(key)?.some((limit) => !shared.includes(limit))) return false;
  return mine === null || (holderUntil !== null && holderUntil <= mine);
}
