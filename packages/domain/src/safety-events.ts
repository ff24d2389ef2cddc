/** Names of audit events about safety rules and escalations. */
export const SAFETY_EVENT_NAMES = [
  'monitor_concept.created',
  'monitor_concept.updated',
  'monitor_concept.deleted',
  'escalation_rule.set',
  'escalation_rule.removed',
  'regulation_template.applied',
  'safety.triggered',
  'safety_settings.updated',
  'escalation_policy.set',
  'escalation.advanced',
] as const;
