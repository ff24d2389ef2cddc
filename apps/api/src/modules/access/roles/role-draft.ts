import { LIMITS, normalizeName, normalizeText } from '@frontdesk/domain';
import { isPolicyKey, POLICIES, type PolicyKey } from '@frontdesk/policies';
import { type Refused, refused } from '../../../errors/refused.ts';

export interface RoleInput {
  readonly name: string;
  readonly description?: string | null;
  readonly policies: readonly string[];
}

export interface RoleDraft {
  readonly name: string;
  readonly description: string;
  readonly policies: PolicyKey[];
}

/** Normalizes a role: distinct policies in registry order. */
export function readRole(input: RoleInput): RoleDraft | Refused {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const description = normalizeText(input.description ?? '', LIMITS.descriptionLength);
  if (description === null) return refused('DESCRIPTION_TOO_LONG', 'description');
  if (!input.policies.every(isPolicyKey)) return refused('POLICY_UNKNOWN', 'policies');
  if (input.policies.length === 0) return refused('POLICIES_EMPTY', 'policies');
  const named = new Set(input.policies);
  return { name, description, policies: POLICIES.flatMap(({ key }) => (named.has(key) ? [key] : [])) };
}
