import { allow } from '../allowance.ts';
import { policyGroup } from './policy-group.ts';

/** Reading shows the last four characters and when it was last verified; the secret itself has no field anywhere. */
export const integrationPolicies = policyGroup('Integrations', [
  {
    key: 'integration.read',
    sentence: 'View which integrations are connected, and what the providers answered.',
    dependsOn: [],
    allows: [allow('read', 'Integration'), allow('read', 'ProviderLog')],
  },
  {
    key: 'integration.manage',
    sentence: 'Set, verify and remove the credentials of integrations.',
    dependsOn: ['integration.read'],
    warning: 'Decides through whose account messages and calls go out.',
    allows: [allow(['set', 'verify', 'remove'], 'Integration')],
  },
]);
