import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const surfacePolicies = policyGroup('Surfaces', [
  {
    key: 'surface.read',
    sentence: 'View surfaces and what people answered on them.',
    dependsOn: [],
    allows: [permit('read', 'Surface')],
  },
  {
    key: 'surface.manage',
    sentence: 'Create, edit and withdraw surfaces.',
    dependsOn: ['surface.read'],
    allows: [permit(['create', 'update', 'delete'], 'Surface')],
  },
]);
