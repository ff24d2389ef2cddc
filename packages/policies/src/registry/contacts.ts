import { permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** A question of its own, not a field rule: CASL lets `read` without a field pass a rule that is limited to fields. */
const unlessMasked: ScopeCondition = (me) => (me.maskContactDetails ? 'nowhere' : 'everywhere');

/**
 * Whoever reaches only those they talk with adds nobody: a new contact would be out of their reach at once, and a file would change
 * whoever has a number in it.
 */
const unlessAssignedOnly: ScopeCondition = (me) => (me.assignedConversationsOnly ? 'nowhere' : 'everywhere');

export const contactPolicies = policyGroup('Leads and contacts', [
  {
    key: 'lead.read',
    sentence: 'View leads, their answers and their stage.',
    dependsOn: [],
    allows: [permit('read', 'Lead'), permit('readDetails', 'Lead', unlessMasked)],
  },
  {
    key: 'lead.manage',
    sentence: 'Create, edit, delete and import leads.',
    dependsOn: ['lead.read'],
    allows: [permit(['create', 'update', 'delete', 'import'], 'Lead')],
  },
  {
    key: 'contact.read',
    sentence: 'View contacts.',
    dependsOn: [],
    allows: [permit('read', 'Contact'), permit('readDetails', 'Contact', unlessMasked)],
  },
  {
    key: 'contact.manage',
    sentence: 'Create, edit, delete, merge, import, export and block contacts.',
    dependsOn: ['contact.read'],
    allows: [
      permit(['create', 'import'], 'Contact', unlessAssignedOnly),
      permit(['update', 'delete', 'merge', 'export', 'block'], 'Contact'),
    ],
  },
]);
