import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const memberPolicies = policyGroup('Members', [
  {
    key: 'workspace.members',
    description: 'Invite and remove members, and manage their permissions and custom roles.',
    dependsOn: [],
    warning: 'Members with this permission can grant any permission they have.',
    // Every member can list members without this policy, but API keys need it.
    allows: [
      permit(['read', 'update', 'remove', 'explain'], 'Member'),
      permit(['read', 'revoke'], 'Invitation'),
      // API keys cannot invite members: a person invited with a stolen key would keep access after the key is revoked.
      permit(['create', 'resend'], 'Invitation', exceptApiKeys()),
      permit(['create', 'update', 'delete'], 'Role'),
      permit(['read', 'grant', 'decline'], 'AccessRequest'),
    ],
  },
]);
