import {
  type AccessContext,
  type AppAbility,
  abilityFrom,
  defineRules,
  type PlatformCaller,
  platformRules,
} from '@frontdesk/policies';

/**
 * Returns the ability of an access context, cached if possible. The cache key is the whole access context including its
 * policies, so a changed role results in another ability.
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
 * Returns the cached ability of a key, or creates it. The cache holds at most `MOST` entries and drops the least
 * recently used ones: a Map keeps insertion order, so a used entry moves to the end.
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
