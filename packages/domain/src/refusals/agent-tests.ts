/** Refusals of changes of test cases, of test runs, and of publishing without passed tests. */
export const AGENT_TEST_REFUSALS = {
  TEST_CASES_TOO_MANY: 'An agent can have at most 200 test cases. Delete one first.',
  TEST_CASE_NAME_TAKEN: 'A test case with this name already exists. Choose another name.',
  TEST_CASE_CHANGED: 'Another member changed this test case in the meantime. Reload it, then try again.',
  TEST_MESSAGES_INVALID: 'Enter 1 to 30 messages of the contact, each with 1 to 2000 characters.',
  TEST_PERSONA_INVALID: 'Describe the contact in 1 to 1000 characters.',
  TEST_GOAL_INVALID: 'Describe the goal of the contact in 1 to 500 characters.',
  TEST_TURNS_INVALID: 'Enter 1 to 30 messages.',
  TEST_EXPECTATIONS_INVALID: 'Enter 1 to 20 complete expectations.',
  TEST_CONVERSATION_EMPTY: 'The contact has not written in this conversation yet. Choose another conversation.',
  TEST_REPETITIONS_INVALID: 'Repeat each case 1 to 10 times, with at most 500 conversations in total.',
  TEST_CASES_MISSING: 'This agent has no test cases yet. Create one first.',
  TEST_RUN_ACTIVE: 'A test run of this agent is in progress. Wait until it ends, or cancel it.',
  TEST_RUN_ENDED: 'This test run has already ended.',
  TESTS_NOT_PASSED: 'The tests have not passed on this draft. Run the tests, or enter a reason to publish anyway.',
  REASON_INVALID: 'Enter a reason of at most 500 characters.',
} as const;
