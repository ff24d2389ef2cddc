/** Refusals for changes to safety rules, which the code calls concepts. */
export const SAFETY_REFUSALS = {
  CONCEPT_NAME_TAKEN: 'A safety rule with this name already exists. Choose another name.',
  CONCEPT_PHRASES_INVALID: 'Enter 1 to 100 phrases of at most 300 characters, each with a letter or digit.',
  CONCEPT_WINDOW_INVALID: 'A mild safety rule must require 2 to 10 matches within at most 20 messages.',
  CONCEPTS_TOO_MANY: 'A workspace can have at most 50 safety rules. Delete one first.',
  ESCALATION_EMAIL_INVALID: 'Enter a valid email address, or leave the field empty.',
  ESCALATION_MEMBERS_INVALID: 'Choose up to 20 on-call members.',
  ESCALATION_STEP_INVALID:
    'Each step needs a member, a role or a group, a time limit of 1 to 1,440 minutes, and valid hours if it has any.',
  ESCALATION_STEPS_TOO_MANY: 'An escalation can have at most 10 steps. Remove one first.',
  RULE_INSTRUCTION_INVALID: 'Enter an instruction of 1 to 500 characters.',
  RULE_REPLY_TEXT_TOO_LONG: 'The reply can have at most 500 characters.',
} as const;
