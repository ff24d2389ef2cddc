import type { EffectivePermissions } from './effective-permissions.ts';
import { POLICY_KEYS, type PolicyKey } from './registry/registry.ts';

export type GrantLimitResult =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'ABOVE_YOURS' | 'TARGET_ABOVE_YOURS' | 'OWNER_ONLY';
      /** The policies that are in the way; none where only an owner may act at all. */
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
 * Nobody causes anyone, a key or an invitation to hold what they do not hold themselves, nor for longer than they hold
 * it; whoever holds more is out of reach; and only an owner touches an owner or makes one. This is the one place that
 * decides it, for edits, removals, custom roles, invitations (asked again on acceptance), keys and ownership.
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

/** In the order of the registry, so that a refusal reads the same every time. */
const exceedingPolicies = (holder: EffectivePermissions, giver: EffectivePermissions): PolicyKey[] =>
  POLICY_KEYS.filter((key) => holder.until.has(key) && !covers(giver, holder, key));

function covers(giver: EffectivePermissions, holder: EffectivePermissions, key: PolicyKey): boolean {
  const theirs = holder.until.get(key);
  const mine = giver.until.get(key);
  if (mine === undefined || theirs === undefined) return false;
  // Whoever shares the limits, as one's own key does, may have it; anybody else would hold without them what the giver holds within.
  const shared = holder.partly?.get(key) ?? [];
  if (giver.partly?.get(key)?.some((limit) => !shared.includes(limit))) return false;
  return mine === null || (theirs !== null && theirs <= mine);
}
