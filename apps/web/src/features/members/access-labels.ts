import { ROLES, type RoleName } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';

interface Grant {
  policy: string;
  effect: 'GRANT' | 'DENY';
  expiresAt: string | null;
}

interface Access {
  role: RoleName;
  customRole?: { name: string } | null;
  grants: readonly Grant[];
}

/** Summarizes the sources of a member's access, for example `Agent + 2 grants, 1 denial`. */
export function accessSummary({ role, customRole, grants }: Access, now: Date): string {
  const live = grants.filter(({ expiresAt }) => !expiresAt || new Date(expiresAt) > now);
  const given = live.filter(({ effect }) => effect === 'GRANT').length;
  const denied = live.length - given;
  const parts = [
    ...(given ? [plural(given, { one: '# grant', other: '# grants' })] : []),
    ...(denied ? [plural(denied, { one: '# denial', other: '# denials' })] : []),
  ];
  return [customRole?.name ?? ROLES[role].title, ...(parts.length > 0 ? [parts.join(', ')] : [])].join(' + ');
}

/**
 * Returns the reason why the viewer cannot grant a role, with at most two missing policies. The server makes the final
 * check.
 */
export function roleRefusal(role: RoleName, held: readonly string[]): string {
  if (role === 'owner') return t`Only an owner can add an owner.`;
  const lacking = ROLES[role].policies.filter((policy) => !held.includes(policy));
  if (lacking.length === 0) return t`You can’t assign this role.`;
  const named = lacking.slice(0, 2).join(', ');
  return lacking.length > 2
    ? t`This role includes permissions you don’t have: ${named} and ${lacking.length - 2} more.`
    : t`This role includes permissions you don’t have: ${named}.`;
}

export const POLICY_REFUSAL = t`You don’t have this permission, so you can’t change it.`;

/** Returns how many members and invitations have a role, for example `3 members, 1 invitation`, or `no members`. */
export function usageOf({ memberCount, invitationCount }: { memberCount: number; invitationCount: number }): string {
  const parts = [
    ...(memberCount > 0 ? [plural(memberCount, { one: '# member', other: '# members' })] : []),
    ...(invitationCount > 0 ? [plural(invitationCount, { one: '# invitation', other: '# invitations' })] : []),
  ];
  return parts.join(', ') || t`no members`;
}
