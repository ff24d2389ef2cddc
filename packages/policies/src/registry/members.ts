import { allow } from '../allowance.ts';
import { policyGroup } from './policy-group.ts';

export const memberPolicies = policyGroup('Members', [
  {
    key: 'workspace.members',
    sentence: 'Invite, edit and remove members, and manage their policies and the custom roles.',
    dependsOn: [],
    warning: 'Lets its holder pass on everything they hold themselves.',
    // Every person sees the members anyway; a key does so only through this policy.
    allows: [
      allow(['read', 'update', 'remove', 'explain'], 'Member'),
      allow(['read', 'create', 'revoke', 'resend'], 'Invitation'),
      allow(['create', 'update', 'delete'], 'Role'),
      allow(['read', 'grant', 'decline'], 'AccessRequest'),
    ],
  },
]);
