import { allow, type Where } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** A question of its own, not a field rule: CASL lets `read` without a field pass a rule that is limited to fields. */
const unmasked: Where = (me) => (me.maskContactDetails ? 'nowhere' : 'everywhere');

/**
 * Whoever reaches only those they talk with adds nobody: a new contact would be out of their reach at once, and a file would change
 * whoever has a number in it.
 */
const reachesAll: Where = (me) => (me.assignedConversationsOnly ? 'nowhere' : 'everywhere');

export const contactPolicies = policyGroup('Leads and contacts', [
  {
    key: 'lead.read',
    sentence: 'View leads, their answers and their stage.',
    dependsOn: [],
    allows: [allow('read', 'Lead'), allow('readDetails', 'Lead', unmasked)],
  },
  {
    key: 'lead.manage',
    sentence: 'Create, edit, delete and import leads.',
    dependsOn: ['lead.read'],
    allows: [allow(['create', 'update', 'delete', 'import'], 'Lead')],
  },
  {
    key: 'contact.read',
    sentence: 'View contacts.',
    dependsOn: [],
    allows: [allow('read', 'Contact'), allow('readDetails', 'Contact', unmasked)],
  },
  {
    key: 'contact.manage',
    sentence: 'Create, edit, delete, merge, import, export and block contacts.',
    dependsOn: ['contact.read'],
    allows: [
      allow(['create', 'import'], 'Contact', reachesAll),
      allow(['update', 'delete', 'merge', 'export', 'block'], 'Contact'),
    ],
  },
]);
