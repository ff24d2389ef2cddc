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
  'Number of matching messages that a safety concept requires.',
  SAFETY_SEVERITIES,
);
export const RuleOutcomeEnum = enumOf('RuleOutcome', 'Action of an escalation rule.', RULE_OUTCOMES);
export const SafetyOutcomeEnum = enumOf(
  'SafetyOutcome',
  'Action that followed a match of a safety concept.',
  SAFETY_OUTCOMES,
);
export const RegulationTemplateIdEnum = enumOf(
  'RegulationTemplateId',
  'Regulation that has a template.',
  REGULATION_TEMPLATE_IDS,
);
export const SafetyCategoryEnum = enumOf(
  'SafetyCategory',
  'Category in which the model classifies messages as a second opinion.',
  SAFETY_CATEGORIES,
);
export const SafetySourceEnum = enumOf('SafetySource', 'What detected a safety concept.', SAFETY_SOURCES);
export const EscalationTargetEnum = enumOf(
  'EscalationTarget',
  'Members that an escalation step notifies.',
  ESCALATION_TARGETS,
);
