import type { Standing } from './access-context.ts';
import { type Allowance } from './permission-rule.ts';
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
export function forSupport(
  policy: { readonly key: PolicyKey; readonly allows: readonly Allowance[] },
  level: Standing['supportLevel'],
): readonly Allowance[] {
  if (level === 'CHANGE' && SUPPORT_CHANGES.has(policy.key)) return policy.allows.flatMap(theirs);
  return policy.allows.flatMap((one) => (one.actions.includes('read') ? [{ ...one, actions: ['read' as const] }] : []));
}

const theirs = ({ subject, actions, where }: Allowance): readonly Allowance[] => {
  const left = actions.filter((action) => !NOT_THEIRS.has(`${action} ${subject}`));
  return left.length > 0 ? [{ subject, actions: left, where }] : [];
};
