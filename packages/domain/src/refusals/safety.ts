/** Refusals about monitor concepts and their rules. */
export const SAFETY_REFUSALS = {
  CONCEPT_NAME_TAKEN: 'A concept with this name already exists.',
  CONCEPT_PHRASES_INVALID: 'Enter 1 to 100 phrases of at most 300 characters, each with a letter or digit.',
  CONCEPT_WINDOW_INVALID: 'A mild concept must match in 2 to 10 of at most 20 messages.',
  CONCEPTS_TOO_MANY: 'A workspace has at most 50 concepts. Delete one first.',
  RULE_INSTRUCTION_INVALID: 'Enter an instruction of 1 to 500 characters.',
  RULE_SENTENCE_TOO_LONG: 'The reply can have at most 500 characters.',
} as const;
