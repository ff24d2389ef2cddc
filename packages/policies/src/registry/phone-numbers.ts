import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const phoneNumberPolicies = policyGroup('Phone numbers', [
  {
    key: 'phone_config.read',
    description: 'View phone numbers.',
    dependsOn: [],
    allows: [permit('read', 'PhoneConfig')],
  },
  {
    key: 'phone_config.manage',
    description: 'Add, edit and delete phone numbers.',
    dependsOn: ['phone_config.read'],
    allows: [permit(['create', 'update', 'delete'], 'PhoneConfig')],
  },
]);
