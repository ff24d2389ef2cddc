import type { Holder } from './effective-permissions.ts';
import { POLICY_KEYS, type PolicyKey } from './registry/registry.ts';

export type CeilingVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'ABOVE_YOURS' | 'TARGET_ABOVE_YOURS' | 'OWNER_ONLY';
      /** The policies that are in the way; none where only an owner may act at all. */
      readonly exceeding: readonly PolicyKey[];
    };

export interface CeilingQuestion {
  /** Who acts: `holderOf` at this moment; for an invitation that is being accepted, the inviter. */
  readonly giver: Holder;
  /** Before: `reachOf` the member, custom role or key that is changed or removed. */
  readonly target?: Holder;
  /** After: `reachOf` what they become; absent on removal. */
  readonly result?: Holder;
}

/**
 * Nobody causes anyone, a key or an invitation to hold what they do not hold themselves, nor for longer than they hold
 * it; whoever holds more is out of reach; and only an owner touches an owner or makes one. This is the one place that
 * decides it, for edits, removals, custom roles, invitations (asked again on acceptance), keys and ownership.
 */
export function ceiling({ giver, target, result }: CeilingQuestion): CeilingVerdict {
  if (!target && !result) throw new TypeError('The ceiling needs a target, a result, or both.');
  if (!giver.owner && (target?.owner || result?.owner)) return refused('OWNER_ONLY', []);

  const outOfReach = target ? exceeding(target, giver) : [];
  if (outOfReach.length > 0) return refused('TARGET_ABOVE_YOURS', outOfReach);

  const given = result ? exceeding(result, giver) : [];
  return given.length > 0 ? refused('ABOVE_YOURS', given) : { allowed: true };
}

const refused = (reason: Exclude<CeilingVerdict, { allowed: true }>['reason'], above: readonly PolicyKey[]) =>
  ({ allowed: false, reason, exceeding: above }) as const;

/** In the order of the registry, so that a refusal reads the same every time. */
const exceeding = (holder: Holder, giver: Holder): PolicyKey[] =>
  POLICY_KEYS.filter((key) => holder.until.has(key) && !covers(giver, holder, key));

function covers(giver: Holder, holder: Holder, key: PolicyKey): boolean {
  const theirs = holder.until.get(key);
  const mine = giver.until.get(key);
  if (mine === undefined || theirs === undefined) return false;
  // Whoever shares the limits, as one's own key does, may have it; anybody else would hold without them what the giver holds within.
  const shared = holder.partly?.get(key) ?? [];
  if (giver.partly?.get(key)?.some((limit) => !shared.includes(limit))) return false;
  return mine === null || (theirs !== null && theirs <= mine);
}
