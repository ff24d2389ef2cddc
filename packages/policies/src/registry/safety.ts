import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const safetyPolicies = policyGroup('Safety', [
  {
    key: 'safety.read',
    description: 'View safety rules, regulation templates and detections.',
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
    description: 'Change safety rules and escalation, and apply regulation templates.',
    dependsOn: ['safety.read'],
    warning: 'Safety rules determine when the agent hands off to a human.',
    allows: [
      permit(['create', 'update', 'delete'], 'MonitorConcept'),
      permit(['set', 'remove'], 'EscalationRule'),
      permit('apply', 'RegulationTemplate'),
    ],
  },
]);
