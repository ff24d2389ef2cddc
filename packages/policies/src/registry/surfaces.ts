import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const surfacePolicies = policyGroup('Forms for contacts', [
  {
    key: 'surface.read',
    description: 'View forms for contacts, and their answers.',
    dependsOn: [],
    allows: [permit('read', 'SurfaceTemplate'), permit('read', 'Surface')],
  },
  {
    key: 'surface.manage',
    description: 'Create, edit and publish forms for contacts, send them, revoke links and review answers.',
    dependsOn: ['surface.read'],
    warning: 'Answers of contacts change their records.',
    allows: [
      permit(['create', 'update', 'publish', 'archive'], 'SurfaceTemplate'),
      permit(['create', 'revoke', 'review'], 'Surface'),
    ],
  },
]);
