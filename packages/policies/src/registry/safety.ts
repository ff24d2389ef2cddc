import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const safetyPolicies = policyGroup('Safety', [
  {
    key: 'safety.read',
    description: 'View monitor concepts, escalation rules, regulation templates and what was found by them.',
    dependsOn: [],
    allows: [
      permit('read', 'MonitorConcept'),
      permit('read', 'EscalationRule'),
      permit('read', 'RegulationTemplate'),
      permit('read', 'SafetyTrigger'),
    ],
  },
  {
    key: 'safety.manage',
    description: 'Change monitor concepts and escalation rules, and apply regulation templates.',
    dependsOn: ['safety.read'],
    warning: 'Decides when a human is called in.',
    allows: [
      permit(['create', 'update', 'delete'], 'MonitorConcept'),
      permit(['set', 'remove'], 'EscalationRule'),
      permit('apply', 'RegulationTemplate'),
    ],
  },
]);
