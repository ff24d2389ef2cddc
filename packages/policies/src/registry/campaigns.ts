import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const campaignPolicies = policyGroup('Campaigns', [
  {
    key: 'campaign.read',
    description: 'View campaigns.',
    dependsOn: [],
    allows: [permit('read', 'Campaign'), permit('read', 'WhatsAppTemplate')],
  },
  {
    key: 'campaign.manage',
    description: 'Create and edit campaigns, and write and sync message templates.',
    dependsOn: ['campaign.read'],
    allows: [
      permit(['create', 'update', 'delete'], 'Campaign'),
      permit(['create', 'update', 'delete'], 'WhatsAppTemplate'),
    ],
  },
  {
    key: 'campaign.run',
    description: 'Schedule, start, pause, resume and cancel campaigns.',
    dependsOn: ['campaign.read'],
    warning: 'Campaigns send messages to many contacts, and the provider bills them.',
    allows: [permit(['schedule', 'run', 'pause', 'resume', 'cancel'], 'Campaign')],
  },
]);
