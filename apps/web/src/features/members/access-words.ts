import { ROLES, type RoleName } from '@frontdesk/policies';
import { countOf } from '../../lib/words.ts';

interface Grant {
  policy: string;
  effect: 'GRANT' | 'DENY';
  expiresAt: string | null;
}

/** `Agent + 2 grants, 1 denial`: where somebody's access comes from. */
export function accessSummary({ role, grants }: { role: RoleName; grants: readonly Grant[] }, now: Date): string {
  const live = grants.filter(({ expiresAt }) => !expiresAt || new Date(expiresAt) > now);
  const given = live.filter(({ effect }) => effect === 'GRANT').length;
  const denied = live.length - given;
  const parts = [...(given ? [countOf(given, 'grant')] : []), ...(denied ? [countOf(denied, 'denial')] : [])];
  return [ROLES[role].title, ...(parts.length > 0 ? [parts.join(', ')] : [])].join(' + ');
}

/** Why the viewer cannot give a role, in words; the server says that they cannot. */
export function roleRefusal(role: RoleName, held: readonly string[]): string {
  if (role === 'owner') return 'Only an owner can make somebody an owner.';
  const lacking = ROLES[role].policies.filter((policy) => !held.includes(policy));
  if (lacking.length === 0) return 'You cannot give this role.';
  const named = lacking.slice(0, 2).join(', ');
  return `It holds ${named}${lacking.length > 2 ? ` and ${lacking.length - 2} more` : ''}, which you do not hold yourself.`;
}

export const POLICY_REFUSAL = 'You do not hold it yourself, so it is not yours to give or take.';
