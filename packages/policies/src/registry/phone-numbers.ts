import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const phoneNumberPolicies = policyGroup('Phone numbers', [
  {
    key: 'phone_config.read',
    description: 'View phone configurations.',
    dependsOn: [],
    allows: [permit('read', 'PhoneConfig')],
  },
  {
    key: 'phone_config.manage',
    description: 'Create, edit and delete phone configurations.',
    dependsOn: ['phone_config.read'],
    allows: [permit(['create', 'update', 'delete'], 'PhoneConfig')],
  },
]);
