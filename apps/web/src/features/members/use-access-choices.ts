import { useQuery } from '@apollo/client/react';
import type { PolicyKey, RoleName } from '@frontdesk/policies';
import { AccessChoicesDocument } from '../../gql/access-choices.ts';

/**
 * Returns the custom roles, and functions that return whether the viewer can grant a built-in role or a policy.
 * `choices` is undefined while the query loads.
 */
export function useAccessChoices() {
  const { data, error, refetch } = useQuery(AccessChoicesDocument);
  const choices = data && {
    customRoles: data.customRoles,
    role: (name: RoleName) => data.roles.some((role) => role.name === name && role.grantable),
    policy: (key: PolicyKey) => data.policies.some((policy) => policy.key === key && policy.grantable),
  };
  return { choices, failed: error !== undefined && !data, retry: () => void refetch().catch(() => {}) };
}

export type AccessChoices = NonNullable<ReturnType<typeof useAccessChoices>['choices']>;
