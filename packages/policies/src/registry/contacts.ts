import { permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/**
 * A separate action instead of a field rule: CASL lets `read` without a field match a rule that is limited to fields.
 */
const unlessMasked: ScopeCondition = (me) => (me.maskContactDetails ? 'nowhere' : 'everywhere');

/**
 * Members restricted to assigned conversations cannot create or import contacts: a new contact would be inaccessible
 * to them, and an import could change others.
 */
const unlessAssignedOnly: ScopeCondition = (me) => (me.assignedConversationsOnly ? 'nowhere' : 'everywhere');

export const contactPolicies = policyGroup('Leads and contacts', [
  {
    key: 'lead.read',
    description: 'View leads, their answers and their stage.',
    dependsOn: [],
    allows: [permit('read', 'Lead'), permit('readDetails', 'Lead', unlessMasked)],
  },
  {
    key: 'lead.manage',
    description: 'Create, edit, delete and import leads.',
    dependsOn: ['lead.read'],
    allows: [permit(['create', 'update', 'delete'], 'Lead')],
  },
  {
    key: 'contact.read',
    description: 'View contacts.',
    dependsOn: [],
    allows: [permit('read', 'Contact'), permit('readDetails', 'Contact', unlessMasked)],
  },
  {
    key: 'contact.manage',
    description: 'Create, edit, delete, merge, import, export and block contacts.',
    dependsOn: ['contact.read'],
    allows: [
      permit(['create', 'import'], 'Contact', unlessAssignedOnly),
      permit(['update', 'delete', 'merge', 'export', 'block'], 'Contact'),
    ],
  },
]);
