import type { EffectivePermissions } from './effective-permissions.ts';
import { POLICY_KEYS, type PolicyKey } from './registry/registry.ts';

export type GrantLimitResult =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'ABOVE_YOURS' | 'TARGET_ABOVE_YOURS' | 'OWNER_ONLY';
      /** Policies that exceed the giver's. Empty when the action is reserved for owners. */
      readonly exceeding: readonly PolicyKey[];
    };

export interface GrantLimitInput {
  /** Who acts: `effectivePermissionsOf` at this moment; for an invitation that is being accepted, the inviter. */
  readonly giver: EffectivePermissions;
  /** Before: `maximumPermissionsOf` the member, custom role or key that is changed or removed. */
  readonly target?: EffectivePermissions;
  /** After: `maximumPermissionsOf` what they become; absent on removal. */
  readonly result?: EffectivePermissions;
}

/**
 * Grant limit. No caller can give a member, key or invitation a policy that the caller lacks, or for longer than the
 * caller holds it. A target with more policies than the caller is out of reach. Only owners change or create owners.
 * Applies to edits, removals, custom roles, invitations (checked again on acceptance), keys and ownership.
 */
export function checkGrantLimit({ giver, target, result }: GrantLimitInput): GrantLimitResult {
  if (!target && !result) throw new TypeError('The ceiling needs a target, a result, or both.');
  if (!giver.owner && (target?.owner || result?.owner)) return refuseGrant('OWNER_ONLY', []);

  const outOfReach = target ? exceedingPolicies(target, giver) : [];
  if (outOfReach.length > 0) return refuseGrant('TARGET_ABOVE_YOURS', outOfReach);

  const given = result ? exceedingPolicies(result, giver) : [];
  return given.length > 0 ? refuseGrant('ABOVE_YOURS', given) : { allowed: true };
}

const refuseGrant = (reason: Exclude<GrantLimitResult, { allowed: true }>['reason'], above: readonly PolicyKey[]) =>
  ({ allowed: false, reason, exceeding: above }) as const;

/** In registry order, so that refusals are stable. */
const exceedingPolicies = (holder: EffectivePermissions, giver: EffectivePermissions): PolicyKey[] =>
  POLICY_KEYS.filter((key) => holder.until.has(key) && !covers(giver, holder, key));

function covers(giver: EffectivePermissions, holder: EffectivePermissions, key: PolicyKey): boolean {
  const holderUntil = holder.until.get(key);
  const mine = giver.until.get(key);
  if (mine === undefined || holderUntil === undefined) return false;
  // A holder with the same limits, such as the caller's own key, may receive the policy. Any other holder would get
  // it without the limits.
  const shared = holder.partly?.get(key) ?? [];
  if (giver.partly?.get(key)?.some((limit) => !shared.includes(limit))) return false;
  return mine === null || (holderUntil !== null && holderUntil <= mine);
}
