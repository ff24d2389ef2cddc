import { allow } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const phoneNumberPolicies = policyGroup('Phone numbers', [
  {
    key: 'phone_config.read',
    sentence: 'View phone configurations.',
    dependsOn: [],
    allows: [allow('read', 'PhoneConfig')],
  },
  {
    key: 'phone_config.manage',
    sentence: 'Create, edit and delete phone configurations.',
    dependsOn: ['phone_config.read'],
    allows: [allow(['create', 'update', 'delete'], 'PhoneConfig')],
  },
]);
