import { allow } from '../allowance.ts';
import { policyGroup } from './policy-group.ts';

export const safetyPolicies = policyGroup('Safety', [
  {
    key: 'safety.read',
    sentence: 'View monitor concepts, escalation rules and regulation templates.',
    dependsOn: [],
    allows: [allow('read', 'MonitorConcept'), allow('read', 'EscalationRule'), allow('read', 'RegulationTemplate')],
  },
  {
    key: 'safety.manage',
    sentence: 'Change monitor concepts and escalation rules, and apply regulation templates.',
    dependsOn: ['safety.read'],
    warning: 'Decides when a human is called in.',
    allows: [
      allow(['create', 'update', 'delete'], 'MonitorConcept'),
      allow(['create', 'update', 'delete'], 'EscalationRule'),
      allow('apply', 'RegulationTemplate'),
    ],
  },
]);
