import { exceptApiKeys, permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/**
 * Excludes members who see masked contact details. Masking removes whole actions instead of fields, because in CASL
 * `read` without a field matches a rule for single fields.
 */
const unlessMasked: ScopeCondition = (me) => (me.maskContactDetails ? 'none' : 'all');

/**
 * Excludes members who are limited to assigned conversations. They could not see a contact that they created, and their
 * imports could change contacts of other members.
 */
const unlessAssignedOnly: ScopeCondition = (me) => (me.assignedConversationsOnly ? 'none' : 'all');

export const contactPolicies = policyGroup('Leads and contacts', [
  {
    key: 'lead.read',
    description: 'View leads, their answers and their status.',
    dependsOn: [],
    allows: [permit('read', 'Lead'), permit('readDetails', 'Lead', unlessMasked)],
  },
  {
    key: 'lead.manage',
    description: 'Create, edit, greet, export and delete leads.',
    dependsOn: ['lead.read'],
    allows: [permit(['create', 'update', 'delete'], 'Lead'), permit('export', 'Lead', exceptApiKeys())],
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
      permit('use', 'Import', unlessAssignedOnly),
      permit(['update', 'delete', 'merge', 'block'], 'Contact'),
      permit('export', 'Contact', exceptApiKeys()),
    ],
  },
  {
    key: 'contact.erase',
    description: 'Erase all data of a contact and view the receipts.',
    dependsOn: ['contact.manage', 'lead.manage'],
    warning: 'Erased data cannot be restored.',
    allows: [permit('read', 'Erasure'), permit('create', 'Erasure', exceptApiKeys(unlessMasked))],
  },
]);
