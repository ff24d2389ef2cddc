import { createdByMe, exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

const automation = [permit(['read', 'register'], 'PersistedOperation'), permit('use', 'Playground')] as const;

const serviceAccounts = permit(['read', 'create', 'update', 'remove'], 'ServiceAccount', exceptApiKeys());

/** API keys cannot create or change API keys. A stolen key could otherwise create another key before it is revoked. */
export const apiKeyPolicies = policyGroup('API keys', [
  {
    key: 'api_key.manage_own',
    description:
      'Create, edit, rotate and revoke your own API keys, save and delete your own queries, and use the playground.',
    dependsOn: [],
    allows: [
      permit(['read', 'create', 'update', 'revoke', 'rotate'], 'ApiKey', exceptApiKeys(createdByMe)),
      // Integrations run operations by ID, so a member must not delete operations of other members.
      permit('delete', 'PersistedOperation', createdByMe),
      ...automation,
    ],
  },
  {
    key: 'api_key.manage',
    description: 'View, edit, rotate and revoke all API keys, delete any saved query, and manage service accounts.',
    dependsOn: ['api_key.manage_own'],
    warning: 'Revoking a key stops the system that uses it.',
    allows: [
      permit(['read', 'create', 'update', 'revoke', 'rotate'], 'ApiKey', exceptApiKeys()),
      serviceAccounts,
      permit('delete', 'PersistedOperation'),
      ...automation,
    ],
  },
]);
