import { REGULATION_TEMPLATE_IDS, RULE_OUTCOMES, SAFETY_OUTCOMES, SAFETY_SEVERITIES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SafetySeverityEnum = enumOf(
  'SafetySeverity',
  'SERIOUS: one match is enough. MILD: several messages of the contact must match.',
  SAFETY_SEVERITIES,
);
export const RuleOutcomeEnum = enumOf(
  'RuleOutcome',
  "ALERT: members are notified. INSTRUCT: the agent continues with the rule's instruction. HAND_OVER: a handoff is requested, and on WhatsApp the agent stops replying.",
  RULE_OUTCOMES,
);
export const SafetyOutcomeEnum = enumOf(
  'SafetyOutcome',
  'Outcome of a match. NOTE: only recorded, because the concept has no rule.',
  SAFETY_OUTCOMES,
);
export const RegulationTemplateIdEnum = enumOf(
  'RegulationTemplateId',
  'Regulation with a template of concepts.',
  REGULATION_TEMPLATE_IDS,
);
