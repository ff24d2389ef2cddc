import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const workspacePolicies = policyGroup('Workspace', [
  {
    key: 'workspace.admin',
    description: 'Includes all other permissions, also those added later.',
    dependsOn: [],
    warning: 'Includes members and all credentials. Only owners can delete or transfer the workspace.',
    impliesAll: true,
    allows: [],
  },
  {
    key: 'workspace.settings',
    description:
      'View and edit the name, slug, description, business hours and lead form, pause and resume the agent, and view diagnostics and the calling and messaging limits.',
    dependsOn: [],
    warning: 'A new slug disables the old form URL immediately, and a paused agent sends nothing.',
    allows: [
      permit(['update', 'rename', 'pause', 'resume'], 'Workspace'),
      permit('read', 'Diagnostics'),
      permit('read', 'OutreachLimits'),
      permit(['read', 'update'], 'BusinessHours'),
      permit(['read', 'update', 'publish'], 'LeadForm'),
    ],
  },
  {
    key: 'workspace.security',
    description:
      'Change security settings, limits of calls, messages and model costs, retention, the environment, legal holds and support access.',
    dependsOn: [],
    warning:
      'Shorter retention deletes leads and transcripts permanently, and a conversion changes compliance controls.',
    allows: [
      // Only a person can decide who gets access and what is deleted. An API key can only read the related settings and
      // end support access.
      permit(['updateRetention', 'convert'], 'Workspace', exceptApiKeys()),
      permit('read', 'EnvironmentConversion'),
      permit('read', 'SecuritySettings'),
      permit('update', 'SecuritySettings', exceptApiKeys()),
      permit(['read', 'update'], 'OutreachLimits', exceptApiKeys()),
      permit(['read', 'update'], 'ModelBudget', exceptApiKeys()),
      permit('read', 'LegalHold'),
      permit(['place', 'release'], 'LegalHold', exceptApiKeys()),
      permit(['read', 'revoke'], 'SupportAccess'),
      permit('grant', 'SupportAccess', exceptApiKeys()),
    ],
  },
]);
