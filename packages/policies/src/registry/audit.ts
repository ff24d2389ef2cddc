import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const auditPolicies = policyGroup('Audit', [
  {
    key: 'audit.read',
    description: 'View the audit log.',
    dependsOn: [],
    allows: [permit('read', 'AuditEvent')],
  },
  {
    key: 'audit.export',
    description: 'Export the audit log.',
    dependsOn: ['audit.read'],
    warning: 'The export contains all changes in the workspace.',
    allows: [permit('export', 'AuditEvent')],
  },
]);
