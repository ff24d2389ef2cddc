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
    description: 'Create and edit campaigns and their templates.',
    dependsOn: ['campaign.read'],
    allows: [permit(['create', 'update', 'delete'], 'Campaign'), permit('update', 'WhatsAppTemplate')],
  },
  {
    key: 'campaign.run',
    description: 'Send campaigns: schedule, run, pause, resume and cancel them.',
    dependsOn: ['campaign.read'],
    warning: 'Sends real messages to many contacts, and costs money.',
    allows: [permit(['schedule', 'run', 'pause', 'resume', 'cancel'], 'Campaign')],
  },
]);
