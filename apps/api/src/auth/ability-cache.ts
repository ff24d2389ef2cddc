import {
  type AccessContext,
  type AppAbility,
  abilityFrom,
  defineRules,
  type PlatformCaller,
  platformRules,
} from '@frontdesk/policies';

/**
 * Returns the ability of an access context, from the cache if possible. The cache key is the whole access context
 * including its policies, so a changed role results in a different ability.
 */
export function abilityOf(access: AccessContext): AppAbility {
  const { policies, ...rest } = access;
  return getOrCreateAbility(JSON.stringify([rest, [...policies]]), () => abilityFrom(defineRules(access)));
}

export const platformAbilityOf = (caller: PlatformCaller): AppAbility =>
  getOrCreateAbility(JSON.stringify(caller), () => abilityFrom(platformRules(caller)));

const MOST = 2_000;
const abilities = new Map<string, AppAbility>();

/**
 * Returns the cached ability of a key, or creates it. The cache contains at most `MOST` entries and evicts the least
 * recently used entries. A Map keeps the insertion order, so an entry is moved to the end when it is used.
 */
function getOrCreateAbility(key: string, make: () => AppAbility): AppAbility {
  const ability = abilities.get(key) ?? make();
  abilities.delete(key);
  abilities.set(key, ability);
  for (const oldest of abilities.keys()) {
    if (abilities.size <= MOST) break;
    abilities.delete(oldest);
  }
  return ability;
}
