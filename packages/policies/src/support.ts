import type { AnyAccessContext } from './access-context.ts';
import { type PermissionRule } from './permission-rule.ts';
import type { PolicyKey } from './registry/registry.ts';

/**
 * Policies that a support session can use if changes are allowed. For all other policies, including new ones, only read
 * actions are allowed. No policy in the list grants access, moves money, exports data or contacts anyone in a member's
 * name.
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
 * Actions that a support session cannot use, although `SUPPORT_CHANGES` contains their policy. Support can correct
 * contacts, but not create, delete, merge, import, export or block them, and cannot export other records. HTTP tools and MCP servers send data of
 * conversations to other systems, so support cannot change them.
 */
const NOT_OWN: ReadonlySet<string> = new Set([
  ...['create', 'delete', 'merge', 'import', 'export', 'block'].map((action) => `${action} Contact`),
  'use Import',
  ...['Lead', 'Booking', 'Conversation', 'Entity'].map((subject) => `export ${subject}`),
  ...['create', 'update', 'delete', 'test'].flatMap((action) =>
    ['HttpTool', 'McpServer', 'McpTool'].map((subject) => `${action} ${subject}`),
  ),
]);

/** Returns the rules that a support session gets from a policy of the member who granted the session. */
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
