import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const agentPolicies = policyGroup('Agent', [
  {
    key: 'agent.read',
    description: 'View the persona, form, services, context graphs and voice settings.',
    dependsOn: [],
    allows: [
      permit('read', 'Persona'),
      permit('read', 'Agent'),
      permit('read', 'ContextGraph'),
      permit('read', 'Service'),
      permit('read', 'VoiceSettings'),
    ],
  },
  {
    key: 'agent.manage',
    description: 'Change the persona, form, services, context graphs and voice settings, and publish them.',
    dependsOn: ['agent.read'],
    warning: 'Changes what the agent says to people.',
    allows: [
      permit('update', 'Persona'),
      permit(['update', 'publish'], 'Agent'),
      permit('update', 'ContextGraph'),
      permit(['create', 'update', 'delete'], 'Service'),
      permit('update', 'VoiceSettings'),
    ],
  },
]);
