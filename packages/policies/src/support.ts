import type { AnyAccessContext } from './access-context.ts';
import { type PermissionRule } from './permission-rule.ts';
import type { PolicyKey } from './registry/registry.ts';

/**
 * Policies that support may use with change access. Every other policy is read-only, including new ones: nothing here
 * grants access, moves money, exports data or contacts anyone in a member's name.
 */
export const SUPPORT_CHANGES: ReadonlySet<PolicyKey> = new Set<PolicyKey>([
  'workspace.settings',
  'agent.manage',
  'lead.manage',
  'contact.manage',
  'booking.manage',
  'campaign.manage',
  'operator.manage',
  'safety.manage',
]);

/**
 * Actions of those policies that support cannot use: support corrects records, but does not add, remove or export
 * them.
 */
const NOT_OWN: ReadonlySet<string> = new Set(
  ['create', 'delete', 'merge', 'import', 'export', 'block'].map((action) => `${action} Contact`),
);

/** Returns what a policy of the granting member allows to support. */
export function supportRules(
  policy: { readonly key: PolicyKey; readonly allows: readonly PermissionRule[] },
  level: AnyAccessContext['supportLevel'],
): readonly PermissionRule[] {
  if (level === 'CHANGE' && SUPPORT_CHANGES.has(policy.key)) return policy.allows.flatMap(grantorRules);
  return policy.allows.flatMap((one) => (one.actions.includes('read') ? [{ ...one, actions: ['read' as const] }] : []));
}

const grantorRules = ({ subject, actions, where }: PermissionRule): readonly PermissionRule[] => {
  const left = actions.filter((action) => !NOT_OWN.has(`${action} ${subject}`));
  return left.length > 0 ? [{ subject, actions: left, where }] : [];
};
