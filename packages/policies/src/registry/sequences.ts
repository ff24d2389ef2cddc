import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const sequencePolicies = policyGroup('Sequences', [
  {
    key: 'sequence.read',
    description: 'View sequences and the messages that they would send.',
    dependsOn: [],
    allows: [permit('read', 'Sequence'), permit('read', 'WhatsAppTemplate')],
  },
  {
    key: 'sequence.manage',
    description: 'Create, edit, enable, disable and delete sequences.',
    dependsOn: ['sequence.read'],
    warning: 'Sequences send messages to contacts automatically, and the provider bills them.',
    allows: [permit(['create', 'update', 'delete'], 'Sequence')],
  },
]);
