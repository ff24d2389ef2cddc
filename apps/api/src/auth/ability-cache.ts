import {
  type AccessContext,
  type AppAbility,
  abilityFrom,
  defineRules,
  type PlatformCaller,
  platformRules,
} from '@frontdesk/policies';

/**
 * Caches abilities by everything that determines them, so that equal access contexts share one compiled ability. The
 * access context is read from the database on every request, so a changed role uses another ability.
 */
export function abilityOf(access: AccessContext): AppAbility {
  const { policies, ...rest } = access;
  return getOrCreateAbility(JSON.stringify([rest, [...policies]]), () => abilityFrom(defineRules(access)));
}

export const platformAbilityOf = (caller: PlatformCaller): AppAbility =>
  getOrCreateAbility(JSON.stringify(caller), () => abilityFrom(platformRules(caller)));

const MOST = 2_000;
const abilities = new Map<string, AppAbility>();

/** Least recently used cache: a Map keeps insertion order, so used entries move to the end. */
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
