import type { AnyAccessContext } from './access-context.ts';
import { type PermissionRule } from './permission-rule.ts';
import type { PolicyKey } from './registry/registry.ts';

/**
 * What support may change where they were let in to change something. Everything else they only read, a policy that is
 * new too: nothing here gives access to anybody, moves money, sends data elsewhere or speaks to a contact in a member's name.
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
  'surface.manage',
]);

/** What those policies hold that is not for them: support puts an entry right, and brings nobody in, out or away. */
const NOT_THEIRS: ReadonlySet<string> = new Set(
  ['create', 'delete', 'merge', 'import', 'export', 'block'].map((action) => `${action} Contact`),
);

/** What a policy of the member who let them in allows to support. */
export function supportRules(
  policy: { readonly key: PolicyKey; readonly allows: readonly PermissionRule[] },
  level: AnyAccessContext['supportLevel'],
): readonly PermissionRule[] {
  if (level === 'CHANGE' && SUPPORT_CHANGES.has(policy.key)) return policy.allows.flatMap(grantorRules);
  return policy.allows.flatMap((one) => (one.actions.includes('read') ? [{ ...one, actions: ['read' as const] }] : []));
}

const grantorRules = ({ subject, actions, where }: PermissionRule): readonly PermissionRule[] => {
  const left = actions.filter((action) => !NOT_THEIRS.has(`${action} ${subject}`));
  return left.length > 0 ? [{ subject, actions: left, where }] : [];
};
