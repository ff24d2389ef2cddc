import {
  EXPECTATION_KINDS,
  TEST_CASE_KINDS,
  TEST_POLICIES,
  TEST_RESULT_STATUSES,
  TEST_RUN_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const TestCaseKindEnum = enumOf('TestCaseKind', 'Who writes the messages of a test case.', TEST_CASE_KINDS, {
  SCRIPT: 'The messages of the contact are fixed.',
  SIMULATED: 'The language model plays a contact with a persona and a goal.',
});
export const TestRunStatusEnum = enumOf('TestRunStatus', 'Status of a test run.', TEST_RUN_STATUSES, {
  RUNNING: 'Conversations are in progress.',
  PASSED: 'All expectations were met in all conversations.',
  FAILED: 'An expectation was not met, or a conversation could not be completed.',
  CANCELED: 'The run was canceled before all conversations took place.',
});
export const TestResultStatusEnum = enumOf(
  'TestResultStatus',
  'Status of one conversation of a test run.',
  TEST_RESULT_STATUSES,
  {
    PENDING: 'The conversation has not taken place yet.',
    PASSED: 'All expectations were met.',
    FAILED: 'An expectation was not met.',
    ERROR: 'The conversation could not be completed.',
  },
);
export const TestPolicyEnum = enumOf(
  'TestPolicy',
  'Which test results are required to publish an agent.',
  TEST_POLICIES,
  {
    OPTIONAL: 'Publishing does not depend on tests.',
    RUN_ON_PUBLISH: 'A test run of the new version starts after publishing, unless the draft has passed.',
    REQUIRED: 'The tests must have passed on exactly this draft, or a reason must be given.',
  },
);
export const ExpectationKindEnum = enumOf('ExpectationKind', 'What an expectation checks.', EXPECTATION_KINDS, {
  OUTCOME: 'The last episode ends with the outcome `value`.',
  HANDOFF: 'The agent hands off. If `value` is set, the handoff has this code.',
  NO_HANDOFF: 'The agent does not hand off.',
  ANSWER: 'The answer stored in the slot `name` is `value`. Case and accents are ignored.',
  TOOL_CALLED: 'The tool `name` is called with the arguments of the JSON object `value`. Other arguments are ignored.',
  TOOL_NOT_CALLED: 'The tool `name` is not called.',
  CONTAINS: 'A message of the agent contains `value`. Case and accents are ignored.',
  NOT_CONTAINS: 'No message of the agent contains `value`. Case and accents are ignored.',
  LANGUAGE: 'The conversation ends in the language with the ISO 639-1 code `value`.',
  MAX_LENGTH: 'No message of the agent has more than `value` characters.',
  STATEMENT: 'The statement `value` is true, as judged by the language model.',
});
