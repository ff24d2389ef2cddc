import {
  ESCALATION_END_REASONS,
  ESCALATION_TARGETS,
  REGULATION_TEMPLATE_IDS,
  REGULATION_TEMPLATES,
  type RegulationTemplateId,
  RULE_OUTCOMES,
  SAFETY_CATEGORIES,
  SAFETY_OUTCOMES,
  SAFETY_SEVERITIES,
  SAFETY_SOURCES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SafetySeverityEnum = enumOf(
  'SafetySeverity',
  'Severity of a safety concept. It determines how many messages must match.',
  SAFETY_SEVERITIES,
  { MILD: 'Several messages of the contact must match.', SERIOUS: 'One match is enough.' },
);
export const RuleOutcomeEnum = enumOf('RuleOutcome', 'Action of an escalation rule.', RULE_OUTCOMES, {
  ALERT: 'Members are notified.',
  INSTRUCT: 'The agent continues with the instruction of the rule.',
  HAND_OVER: 'A handoff is requested. On WhatsApp, the agent stops replying.',
});
export const SafetyOutcomeEnum = enumOf(
  'SafetyOutcome',
  'Action that followed a match of a safety concept.',
  SAFETY_OUTCOMES,
  {
    NOTE: 'The match was only recorded, because the concept had no rule.',
    ALERT: 'Members were notified.',
    INSTRUCT: 'The agent continued with the instruction of the rule.',
    HAND_OVER: 'A handoff was requested. On WhatsApp, the agent stopped replying.',
  },
);
export const RegulationTemplateIdEnum = enumOf(
  'RegulationTemplateId',
  'Regulation that has a template.',
  REGULATION_TEMPLATE_IDS,
  Object.fromEntries(REGULATION_TEMPLATES.map(({ id, regulation }) => [id, regulation])) as Record<
    RegulationTemplateId,
    string
  >,
);
export const SafetyCategoryEnum = enumOf(
  'SafetyCategory',
  'Category that the language model can detect in messages, in addition to the phrases of concepts.',
  SAFETY_CATEGORIES,
  {
    SELF_HARM: 'A person wants to die or harms themselves.',
    VIOLENCE: 'A threat against people or premises.',
    MEDICAL_EMERGENCY: 'A condition that threatens life immediately.',
    ADVERSE_REACTION: 'An unwanted effect of a medicine or treatment.',
    ABUSE: 'Violence, threats or control by a person close to the contact.',
    LEGAL_THREAT: 'A lawyer, a lawsuit or a report to an authority is announced.',
  },
);
export const SafetySourceEnum = enumOf('SafetySource', 'What detected a safety concept.', SAFETY_SOURCES, {
  PHRASE: 'A phrase of the concept.',
  MODEL: 'The language model.',
});
export const EscalationTargetEnum = enumOf(
  'EscalationTarget',
  'Members that an escalation step notifies.',
  ESCALATION_TARGETS,
  {
    MEMBER: 'One member.',
    ROLE: 'Members who have a given built-in role.',
    OPERATORS: 'Operators who receive escalations.',
    ON_CALL: 'The on-call members of the escalation policy.',
  },
);
export const EscalationEndReasonEnum = enumOf(
  'EscalationEndReason',
  'Reason why an escalation ended.',
  ESCALATION_END_REASONS,
  {
    CLAIMED: 'A member took over, resolved or snoozed the conversation, or resolved the handoff.',
    FALLBACK: 'No step was left, so all members who can take over were notified.',
    RESTARTED: 'The agent handed off again.',
  },
);
