import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const callPolicies = policyGroup('Calls and operators', [
  {
    key: 'call.read',
    description: 'View calls, transcripts, operators and the call queue.',
    dependsOn: [],
    allows: [permit('read', 'Call'), permit('read', 'Operator'), permit('read', 'Escalation')],
  },
  {
    key: 'call.operate',
    description: 'Start, join and end calls, guide the agent and record outcomes.',
    dependsOn: ['call.read'],
    warning: 'Members with this permission can speak to contacts in live calls.',
    allows: [
      permit(['dial', 'join', 'leave', 'switchMode', 'guide', 'end', 'wrapUp'], 'Call'),
      permit('resolve', 'Escalation'),
    ],
  },
  {
    key: 'operator.manage',
    description: 'Add and remove operators, and choose who gets call alerts.',
    dependsOn: ['call.read'],
    allows: [permit(['create', 'update', 'remove'], 'Operator')],
  },
]);
