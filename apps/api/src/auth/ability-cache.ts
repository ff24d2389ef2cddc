import {
  type AccessContext,
  type AppAbility,
  abilityFrom,
  defineRules,
  type PlatformCaller,
  platformRules,
} from '@frontdesk/policies';

/**
 * Abilities by all that goes into them, so that the same standing is compiled once and not with every request. A standing
 * is read from the database each time: whoever is demoted comes with another one, and meets another ability.
 */
export function abilityOf(access: AccessContext): AppAbility {
  const { policies, ...rest } = access;
  return getOrCreateAbility(JSON.stringify([rest, [...policies]]), () => abilityFrom(defineRules(access)));
}

export const platformAbilityOf = (caller: PlatformCaller): AppAbility =>
  getOrCreateAbility(JSON.stringify(caller), () => abilityFrom(platformRules(caller)));

const MOST = 2_000;
const abilities = new Map<string, AppAbility>();

/** A map keeps its order: what was used last goes to the end, and what stands first is forgotten. */
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
