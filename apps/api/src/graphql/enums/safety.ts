import { REGULATION_TEMPLATE_IDS, RULE_OUTCOMES, SAFETY_OUTCOMES, SAFETY_SEVERITIES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SafetySeverityEnum = enumOf(
  'SafetySeverity',
  'SERIOUS: once said is enough. MILD: it has to come up again in what the contact says.',
  SAFETY_SEVERITIES,
);
export const RuleOutcomeEnum = enumOf(
  'RuleOutcome',
  "ALERT: members are notified. INSTRUCT: the agent continues with the rule's instruction. HAND_OVER: a handoff is requested, and on WhatsApp the agent stops replying.",
  RULE_OUTCOMES,
);
export const SafetyOutcomeEnum = enumOf(
  'SafetyOutcome',
  'What a concept that was found came to. NOTE: it has no rule, and was written down.',
  SAFETY_OUTCOMES,
);
export const RegulationTemplateIdEnum = enumOf(
  'RegulationTemplateId',
  'A regulation whose concepts are ready to be taken.',
  REGULATION_TEMPLATE_IDS,
);
