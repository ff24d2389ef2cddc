import { allow, peopleOnly } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const workspacePolicies = policyGroup('Workspace', [
  {
    key: 'workspace.admin',
    sentence: 'Full administrative control of the workspace: every other policy, now and in future.',
    dependsOn: [],
    warning: 'Includes members, billing and every secret setting. Only the acts of an owner stay out of reach.',
    impliesAll: true,
    allows: [],
  },
  {
    key: 'workspace.settings',
    sentence:
      'View and edit the name, slug and description, pause and resume the agent, and see the limits and diagnostics.',
    dependsOn: [],
    warning: 'A new slug ends the old form address at once, and a paused agent sends nothing.',
    allows: [
      allow(['update', 'rename', 'pause', 'resume'], 'Workspace'),
      allow('read', 'Diagnostics'),
      allow('read', 'OutreachLimits'),
    ],
  },
  {
    key: 'workspace.security',
    sentence:
      'Change security settings, calling and messaging limits, retention, the environment, legal holds and support access.',
    dependsOn: [],
    warning: 'Shorter retention deletes leads and transcripts for good, and a conversion changes compliance controls.',
    allows: [
      // A person decides who may enter and what is deleted. A key reads these settings, and may end support access.
      allow(['setRetention', 'convert'], 'Workspace', peopleOnly()),
      allow('read', 'EnvironmentConversion'),
      allow('read', 'SecuritySettings'),
      allow('update', 'SecuritySettings', peopleOnly()),
      allow(['read', 'update'], 'OutreachLimits', peopleOnly()),
      allow('read', 'LegalHold'),
      allow(['place', 'lift'], 'LegalHold', peopleOnly()),
      allow(['read', 'revoke'], 'SupportAccess'),
      allow('grant', 'SupportAccess', peopleOnly()),
    ],
  },
]);
