import { normalizeName } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, withheldFromServiceAccounts } from '@frontdesk/policies';
import { type Refused, refused } from '../../../../errors/refused.ts';

interface ValidServiceAccount {
  readonly name: string;
  readonly policies: PolicyKey[];
}

/** Validates name and policies. Refuses policies that service accounts cannot hold. */
export function validateServiceAccount(input: {
  readonly name: string;
  readonly policies: readonly string[];
}): ValidServiceAccount | Refused {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const asked = [...new Set(input.policies)];
  const policies = asked.filter(isPolicyKey);
  if (policies.length < asked.length) return refused('POLICY_UNKNOWN', 'policies');
  if (policies.length === 0) return refused('SCOPES_EMPTY', 'policies');
  if (withheldFromServiceAccounts(policies).length > 0) return refused('IDENTITY_POLICY_WITHHELD', 'policies');
  return { name, policies };
}
