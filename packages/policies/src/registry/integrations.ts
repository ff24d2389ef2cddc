import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** Reading shows the last four characters and when it was last verified; the secret itself has no field anywhere. */
export const integrationPolicies = policyGroup('Integrations', [
  {
    key: 'integration.read',
    sentence: 'View which integrations are connected, what the providers answered, and what automation may run.',
    dependsOn: [],
    // The documents are configuration without secrets, and whoever runs the desk should see what runs beside them.
    allows: [permit('read', 'Integration'), permit('read', 'ProviderLog'), permit('read', 'PersistedOperation')],
  },
  {
    key: 'integration.manage',
    sentence: 'Set, verify and remove the credentials of integrations.',
    dependsOn: ['integration.read'],
    warning: 'Decides through whose account messages and calls go out.',
    // Whose account the workspace uses is decided by a person; a key may only test the stored credentials.
    allows: [permit(['set', 'remove'], 'Integration', exceptApiKeys()), permit('verify', 'Integration')],
  },
]);
