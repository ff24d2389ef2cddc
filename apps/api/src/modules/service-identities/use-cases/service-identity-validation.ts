import { normalizeName } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, withheldFromServiceAccounts } from '@frontdesk/policies';
import { type Refused, refused } from '../../../graphql/refused.type.ts';

interface ValidServiceIdentity {
  readonly name: string;
  readonly policies: PolicyKey[];
}

/** What somebody asks for, or why it cannot be had by anybody. */
export function validateServiceIdentity(input: {
  readonly name: string;
  readonly policies: readonly string[];
}): ValidServiceIdentity | Refused {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const asked = [...new Set(input.policies)];
  const policies = asked.filter(isPolicyKey);
  if (policies.length < asked.length) return refused('POLICY_UNKNOWN', 'policies');
  if (policies.length === 0) return refused('SCOPES_EMPTY', 'policies');
  if (withheldFromServiceAccounts(policies).length > 0) return refused('IDENTITY_POLICY_WITHHELD', 'policies');
  return { name, policies };
}
