import {
  type AccessContext,
  type AppAbility,
  abilityFrom,
  defineRules,
  effectivePolicies,
  type PolicyGrant,
  type PolicyHolder,
  type PolicyKey,
  type RoleName,
  scopedPolicies,
} from '../src/index.ts';

export const NOW = new Date('2026-11-21T09:00:00.000Z');
export const minutesFromNow = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

export const ADA = { memberId: 'member-ada', userId: 'user-ada' };
export const BEN = { memberId: 'member-ben', userId: 'user-ben' };

export const grant = (policy: PolicyKey, expiresAt: Date | null = null): PolicyGrant => ({
  policy,
  effect: 'GRANT',
  expiresAt,
});
export const deny = (policy: PolicyKey, expiresAt: Date | null = null): PolicyGrant => ({
  policy,
  effect: 'DENY',
  expiresAt,
});

export const person = (role: RoleName, ...grants: PolicyGrant[]): PolicyHolder & { now: Date } => ({
  role,
  grants,
  now: NOW,
});

export const held = (role: RoleName, ...grants: PolicyGrant[]) => effectivePolicies(person(role, ...grants));

/** Returns the user Ada as a member with a role and additional grants or denials. */
export function member(
  role: RoleName,
  grants: PolicyGrant[] = [],
  overrides: Partial<AccessContext> = {},
): AccessContext {
  return { kind: 'member', role, policies: held(role, ...grants), ...ADA, ...overrides };
}

/** Returns an API key that Ada created while she had this role. */
export function keyOf(role: RoleName, scopes: readonly PolicyKey[], grants: PolicyGrant[] = []): AccessContext {
  return {
    ...member(role, grants),
    kind: 'api_key',
    apiKeyId: 'key-1',
    policies: scopedPolicies(held(role, ...grants), scopes),
  };
}

export const as = (context: AccessContext): AppAbility => abilityFrom(defineRules(context));
