import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** Members can read the last four characters of a secret and the last verification. No field returns the secret. */
export const integrationPolicies = policyGroup('Integrations', [
  {
    key: 'integration.read',
    description: 'View integrations, their verification results, the provider log and saved queries.',
    dependsOn: [],
    // Persisted operations contain no secrets, so members who can read integrations can read them too.
    allows: [
      permit('read', 'Integration'),
      permit('read', 'PersistedOperation'),
      // The log contains no texts of contacts, because they are removed from request and response bodies before
      // storage.
      permit('read', 'ProviderLogEntry'),
    ],
  },
  {
    key: 'integration.manage',
    description: 'Set up, verify and remove integrations.',
    dependsOn: ['integration.read'],
    warning: 'Integrations determine which accounts send messages and make calls.',
    // API keys can only test the stored credentials. They cannot choose which provider account the workspace uses.
    allows: [permit(['set', 'remove'], 'Integration', exceptApiKeys()), permit('verify', 'Integration')],
  },
]);
