import { allow, createdByMe, peopleOnly } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

const automation = [allow(['read', 'register'], 'PersistedOperation'), allow('use', 'Playground')] as const;

const identities = allow(['read', 'create', 'update', 'remove'], 'ServiceIdentity', peopleOnly());

/** A key never touches keys: a stolen one could otherwise outlive its own revocation. */
export const apiKeyPolicies = policyGroup('API keys', [
  {
    key: 'api_key.manage_own',
    sentence:
      'Create, rotate and revoke API keys of one’s own, register operations, retire one’s own, and use the playground.',
    dependsOn: [],
    allows: [
      allow(['read', 'create', 'update', 'revoke', 'rotate'], 'ApiKey', peopleOnly(createdByMe)),
      // Systems run an operation by its id: a member or a key must not take one of another member out of use.
      allow('retire', 'PersistedOperation', createdByMe),
      ...automation,
    ],
  },
  {
    key: 'api_key.manage',
    sentence: 'See, rotate and revoke every API key, retire every operation, and keep the service identities.',
    dependsOn: ['api_key.manage_own'],
    warning: 'Revoking a key stops the system that uses it.',
    allows: [
      allow(['read', 'create', 'update', 'revoke', 'rotate'], 'ApiKey', peopleOnly()),
      identities,
      allow('retire', 'PersistedOperation'),
      ...automation,
    ],
  },
]);
