import { allow } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const agentPolicies = policyGroup('Agent', [
  {
    key: 'agent.read',
    sentence: 'View the persona, form, services, context graphs and voice settings.',
    dependsOn: [],
    allows: [
      allow('read', 'Persona'),
      allow('read', 'LeadForm'),
      allow('read', 'Agent'),
      allow('read', 'ContextGraph'),
      allow('read', 'Service'),
      allow('read', 'VoiceSettings'),
    ],
  },
  {
    key: 'agent.manage',
    sentence: 'Change the persona, form, services, context graphs and voice settings, and publish them.',
    dependsOn: ['agent.read'],
    warning: 'Changes what the agent says to people.',
    allows: [
      allow('update', 'Persona'),
      allow('update', 'LeadForm'),
      allow(['create', 'update', 'publish', 'delete'], 'Agent'),
      allow(['create', 'update', 'publish', 'delete'], 'ContextGraph'),
      allow(['create', 'update', 'delete'], 'Service'),
      allow('update', 'VoiceSettings'),
    ],
  },
]);
