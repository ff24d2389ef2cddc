/** Refusals about monitor concepts and their rules. */
export const SAFETY_REFUSALS = {
  CONCEPT_NAME_TAKEN: 'There is already a concept by this name.',
  CONCEPT_PHRASES_INVALID: 'Name 1 to 100 phrases, each with up to 80 characters and a letter or a digit in it.',
  CONCEPT_WINDOW_INVALID: 'A mild concept has to be found in 2 to 10 of the last messages, of 20 at most.',
  CONCEPTS_TOO_MANY: 'A workspace has at most 50 concepts. Delete one first.',
  RULE_INSTRUCTION_INVALID: 'Say in 1 to 500 characters how the agent goes on.',
  RULE_SENTENCE_TOO_LONG: 'What the contact is told has at most 500 characters.',
} as const;
