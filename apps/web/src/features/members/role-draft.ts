import { expandPolicies, isPolicyKey, POLICIES, type PolicyKey } from '@frontdesk/policies';

/** Draft of a custom role. Immutable: functions return a changed copy. */
export interface RoleDraft {
  /** Id of the role. Null for a new role. */
  readonly id: string | null;
  readonly name: string;
  readonly description: string;
  readonly policies: readonly PolicyKey[];
}

export const EMPTY_ROLE: RoleDraft = { id: null, name: '', description: '', policies: [] };

interface Stored {
  id: string;
  name: string;
  description: string;
  policies: readonly string[];
}

export const draftOfRole = ({ policies, ...role }: Stored): RoleDraft => ({
  ...role,
  policies: policies.filter(isPolicyKey),
});

/**
 * Returns the selected policy that implies the given policy. Null if the given policy is itself selected, or if no
 * selected policy implies it.
 */
export function broughtBy(policies: readonly PolicyKey[], policy: PolicyKey): PolicyKey | null {
  if (policies.includes(policy)) return null;
  return policies.find((one) => expandPolicies([one]).has(policy)) ?? null;
}

export const withPolicy = (policies: readonly PolicyKey[], policy: PolicyKey, chosen: boolean): PolicyKey[] =>
  POLICIES.map(({ key }) => key).filter((key) => (key === policy ? chosen : policies.includes(key)));
