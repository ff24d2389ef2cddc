import { allow } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const safetyPolicies = policyGroup('Safety', [
  {
    key: 'safety.read',
    sentence: 'View monitor concepts, escalation rules, regulation templates and what was found by them.',
    dependsOn: [],
    allows: [
      allow('read', 'MonitorConcept'),
      allow('read', 'EscalationRule'),
      allow('read', 'RegulationTemplate'),
      allow('read', 'SafetyTrigger'),
    ],
  },
  {
    key: 'safety.manage',
    sentence: 'Change monitor concepts and escalation rules, and apply regulation templates.',
    dependsOn: ['safety.read'],
    warning: 'Decides when a human is called in.',
    allows: [
      allow(['create', 'update', 'delete'], 'MonitorConcept'),
      allow(['set', 'remove'], 'EscalationRule'),
      allow('apply', 'RegulationTemplate'),
    ],
  },
]);
