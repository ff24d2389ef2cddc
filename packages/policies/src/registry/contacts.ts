import { permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/**
 * Masking removes whole actions instead of fields, because in CASL `read` without a field matches a rule for single
 * fields.
 */
const unlessMasked: ScopeCondition = (me) => (me.maskContactDetails ? 'nowhere' : 'everywhere');

/**
 * Members who are limited to assigned conversations cannot create or import contacts. They could not see a new contact,
 * and an import could change contacts of other members.
 */
const unlessAssignedOnly: ScopeCondition = (me) => (me.assignedConversationsOnly ? 'nowhere' : 'everywhere');

export const contactPolicies = policyGroup('Leads and contacts', [
  {
    key: 'lead.read',
    description: 'View leads, their answers and their status.',
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
