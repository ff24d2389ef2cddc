import { allow } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const campaignPolicies = policyGroup('Campaigns', [
  {
    key: 'campaign.read',
    sentence: 'View campaigns.',
    dependsOn: [],
    allows: [allow('read', 'Campaign'), allow('read', 'WhatsAppTemplate')],
  },
  {
    key: 'campaign.manage',
    sentence: 'Create and edit campaigns and their templates.',
    dependsOn: ['campaign.read'],
    allows: [
      allow(['create', 'update', 'delete', 'addRecipients'], 'Campaign'),
      allow(['create', 'update', 'delete'], 'WhatsAppTemplate'),
    ],
  },
  {
    key: 'campaign.run',
    sentence: 'Send campaigns: schedule, run, pause, resume and cancel them.',
    dependsOn: ['campaign.read'],
    warning: 'Sends real messages to many people at once, and costs money.',
    allows: [allow(['schedule', 'run', 'pause', 'resume', 'cancel'], 'Campaign')],
  },
]);
