/**
 * Kinds of test cases. SCRIPT: the messages of the contact are fixed. SIMULATED: the language model plays a contact
 * with a goal.
 */
export const TEST_CASE_KINDS = ['SCRIPT', 'SIMULATED'] as const;
export type TestCaseKind = (typeof TEST_CASE_KINDS)[number];

export const TEST_RUN_STATUSES = ['RUNNING', 'PASSED', 'FAILED', 'CANCELED'] as const;
export type TestRunStatus = (typeof TEST_RUN_STATUSES)[number];

/**
 * Statuses of a test result. ERROR: the conversation could not be completed, for example because the model did not
 * respond.
 */
export const TEST_RESULT_STATUSES = ['PENDING', 'PASSED', 'FAILED', 'ERROR'] as const;
export type TestResultStatus = (typeof TEST_RESULT_STATUSES)[number];

/** Whether tests are optional, run when the agent is published, or must pass before the agent can be published. */
export const TEST_POLICIES = ['OPTIONAL', 'RUN_ON_PUBLISH', 'REQUIRED'] as const;
export type TestPolicy = (typeof TEST_POLICIES)[number];

export const EXPECTATION_KINDS = [
  'OUTCOME',
  'HANDOFF',
  'NO_HANDOFF',
  'ANSWER',
  'TOOL_CALLED',
  'TOOL_NOT_CALLED',
  'CONTAINS',
  'NOT_CONTAINS',
  'LANGUAGE',
  'MAX_LENGTH',
  'STATEMENT',
] as const;
export type ExpectationKind = (typeof EXPECTATION_KINDS)[number];

/** An expectation of a test case about the conversation. */
export interface TestExpectation {
  readonly kind: ExpectationKind;
  /** Slot of the expected answer, or name of the expected tool. Null for other kinds of expectations. */
  readonly name: string | null;
  /** Expected value. Null if the kind has no value. */
  readonly value: string | null;
}

/** Kinds of expectations with a name, and whether each kind requires a value. */
export const EXPECTATION_PARTS: Readonly<
  Record<ExpectationKind, { readonly name: boolean; readonly value: 'required' | 'optional' | 'none' }>
> = {
  OUTCOME: { name: false, value: 'required' },
  HANDOFF: { name: false, value: 'optional' },
  NO_HANDOFF: { name: false, value: 'none' },
  ANSWER: { name: true, value: 'required' },
  TOOL_CALLED: { name: true, value: 'optional' },
  TOOL_NOT_CALLED: { name: true, value: 'none' },
  CONTAINS: { name: false, value: 'required' },
  NOT_CONTAINS: { name: false, value: 'required' },
  LANGUAGE: { name: false, value: 'required' },
  MAX_LENGTH: { name: false, value: 'required' },
  STATEMENT: { name: false, value: 'required' },
};

/** Limits of the test cases of an agent and of their runs. Lengths are in characters. */
export const TEST_LIMITS = {
  cases: 200,
  nameLength: 100,
  messages: 30,
  messageLength: 2000,
  personaLength: 1000,
  goalLength: 500,
  turns: 30,
  expectations: 20,
  expectationLength: 500,
  repetitions: 10,
  /** Maximum number of conversations of one run. */
  conversations: 500,
  /** Number of completed runs that are stored per agent. */
  runs: 50,
  reasonLength: 500,
} as const;
