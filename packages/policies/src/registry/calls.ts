import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const callPolicies = policyGroup('Calls and operators', [
  {
    key: 'call.read',
    description: 'View calls, their transcripts, the operators and their queue.',
    dependsOn: [],
    allows: [permit('read', 'Call'), permit('read', 'Operator'), permit('read', 'Escalation')],
  },
  {
    key: 'call.operate',
    description: 'Start, join, leave, end and wrap up calls, switch their mode and send guidance.',
    dependsOn: ['call.read'],
    warning: 'Speaks to people on live calls.',
    allows: [
      permit(['dial', 'join', 'leave', 'switchMode', 'guide', 'end', 'wrapUp'], 'Call'),
      permit('resolve', 'Escalation'),
    ],
  },
  {
    key: 'operator.manage',
    description: 'Decide which operators can join calls and how escalation reaches them.',
    dependsOn: ['call.read'],
    allows: [permit(['create', 'update', 'remove'], 'Operator')],
  },
]);
