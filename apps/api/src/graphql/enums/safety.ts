import {
  ESCALATION_TARGETS,
  REGULATION_TEMPLATE_IDS,
  RULE_OUTCOMES,
  SAFETY_CATEGORIES,
  SAFETY_OUTCOMES,
  SAFETY_SEVERITIES,
  SAFETY_SOURCES,
} from '@frontdesk/domain';
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
export const SafetyCategoryEnum = enumOf(
  'SafetyCategory',
  "Category of the model's second opinion.",
  SAFETY_CATEGORIES,
);
export const SafetySourceEnum = enumOf(
  'SafetySource',
  "What detected the concept. PHRASE: a phrase of the concept. MODEL: the model's second opinion.",
  SAFETY_SOURCES,
);
export const EscalationTargetEnum = enumOf(
  'EscalationTarget',
  'Who an escalation step notifies. OPERATORS: operators who receive escalations. ON_CALL: the on-call members.',
  ESCALATION_TARGETS,
);
