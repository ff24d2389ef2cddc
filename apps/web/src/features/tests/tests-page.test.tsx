import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { ListedCase, ListedRun, Run } from '../../app/test-cases/test-labels.ts';
import {
  CreateTestCaseDocument,
  StartTestRunDocument,
  TestedDraftDocument,
  TestResultDocument,
  TestRunDocument,
  TestsPageDocument,
  UpdateTestPolicyDocument,
} from '../../gql/tests.ts';
import type { TestedDraftQuery } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const AT = '/admin/acme/tests';
const CASE: ListedCase = {
  __typename: 'TestCase',
  id: 'case-1',
  name: 'Books a visit',
  kind: 'SCRIPT',
  isGreeted: false,
  messages: ['Hello, I would like to book.'],
  persona: null,
  goal: null,
  maxTurns: 12,
  revision: 1,
  expectations: [{ __typename: 'TestExpectation', kind: 'OUTCOME', name: null, value: 'BOOKED' }],
  latestResult: { __typename: 'TestResult', id: 'result-1', status: 'FAILED' },
};
const RUN: ListedRun = {
  __typename: 'TestRun',
  id: 'run-1',
  status: 'FAILED',
  conversationCount: 2,
  passedCount: 1,
  failedCount: 1,
  errorCount: 0,
  startedAt: '2026-11-24T09:00:00.000Z',
  startedByName: 'Ada',
  knowledgeChanges: { __typename: 'KnowledgeVersionConnection', totalCount: 0 },
  version: null,
};
const CHANGED = { __typename: 'KnowledgeVersion' } as const;
const RUNNING = { status: 'RUNNING', passedCount: 0 } as const;
const draftOf = (overrides: Partial<TestedDraftQuery['agentDraft']>) => ({
  agentDraft: {
    __typename: 'AgentDraft' as const,
    agentId: 'agent-1',
    testPolicy: 'OPTIONAL' as const,
    hasPassedTests: false,
    ...overrides,
  },
});
const draft = (overrides: Partial<TestedDraftQuery['agentDraft']> = {}) =>
  answer(TestedDraftDocument, draftOf(overrides));
const pageOf = (cases: readonly ListedCase[], runs: readonly ListedRun[]) => ({
  testCases: {
    __typename: 'TestCaseConnection' as const,
    edges: cases.map((node) => ({ __typename: 'TestCaseEdge' as const, node })),
    totalCount: cases.length,
  },
  testRuns: {
    __typename: 'TestRunConnection' as const,
    edges: runs.map((node) => ({ __typename: 'TestRunEdge' as const, node })),
    totalCount: runs.length,
  },
});
const page = (cases: readonly ListedCase[], runs: readonly ListedRun[]) =>
  answer(TestsPageDocument, pageOf(cases, runs));
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('lists test cases with their latest result, and runs [AG-28]', async () => {
  renderAt(AT, { as: 'viewer', answers: [page([CASE], [RUN]), draft({ hasPassedTests: true })] });
  const cases = within(await screen.findByRole('list', { name: 'Test cases' }));
  expect(cases.getByText('Failed')).toBeVisible();
  expect(cases.getByText('Outcome: Booked')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Runs' })).getByText('1 of 2 passed')).toBeVisible();
  expect(screen.getByText('Draft passed the tests')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Run tests' })).toHaveAttribute('aria-disabled', 'true');
});

it('shows that the draft passed when the run ends, even if it was read just before [AG-29]', async () => {
  let hasEnded = false;
  let reads = 0;
  const pages = answer(TestsPageDocument, () => {
    reads += 1;
    const isLast = reads > 1;
    // The draft is requested at the same time, so its answer is still that of a run in progress.
    if (isLast) setTimeout(() => (hasEnded = true));
    const run = { ...RUN, failedCount: 0, ...(isLast ? { status: 'PASSED' as const, passedCount: 2 } : RUNNING) };
    return pageOf([CASE], [run]);
  });
  const drafts = answer(TestedDraftDocument, () => draftOf({ hasPassedTests: hasEnded }));
  renderAt(AT, { answers: [pages, drafts] });
  expect(await screen.findByText('2 of 2 passed', undefined, { timeout: 5_000 })).toBeVisible();
  expect(await screen.findByText('Draft passed the tests', undefined, { timeout: 5_000 })).toBeVisible();
});

it('creates a test case, and shows at the field why messages are refused [AG-28]', async () => {
  let isRefused = true;
  const create = answer(CreateTestCaseDocument, () => ({
    createTestCase: isRefused
      ? refused('TEST_MESSAGES_INVALID', 'messages')
      : {
          __typename: 'TestCasePayload' as const,
          errors: [],
          testCase: { __typename: 'TestCase' as const, id: 'case-2' },
        },
  }));
  const { user } = renderAt(AT, { answers: [page([], []), draft(), create] });
  expect(await screen.findByText('No test cases yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Create test case' }));
  const form = await dialog('Create test case');
  await user.type(form.getByLabelText('Name'), 'Asks for a person');
  await user.selectOptions(form.getByLabelText('Expectation'), 'Hands off');
  await user.click(form.getByRole('button', { name: 'Create test case' }));
  expect(await form.findByText('Enter 1 to 30 messages of the contact, each with 1 to 2000 characters.')).toBeVisible();
  isRefused = false;
  await user.click(form.getByLabelText('Messages of the contact'));
  await user.paste('Hello.\n\nI want a person.');
  await user.click(form.getByRole('button', { name: 'Create test case' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(create.asked.at(-1)).toEqual({
    input: {
      agentId: null,
      name: 'Asks for a person',
      kind: 'SCRIPT',
      isGreeted: false,
      messages: ['Hello.', 'I want a person.'],
      persona: '',
      goal: '',
      maxTurns: 12,
      expectations: [{ kind: 'HANDOFF', name: null, value: null }],
    },
  });
});

it('starts a run, and sets what publishing requires [AG-29] [AG-30]', async () => {
  const start = answer(StartTestRunDocument, {
    startTestRun: {
      __typename: 'TestRunPayload',
      errors: [],
      run: { __typename: 'TestRun', id: 'run-2', status: 'RUNNING' },
    },
  });
  const set = answer(UpdateTestPolicyDocument, {
    updateTestPolicy: {
      __typename: 'AgentPayload',
      errors: [],
      agent: { __typename: 'Agent', id: 'agent-1', testPolicy: 'REQUIRED' },
    },
  });
  const { user } = renderAt(AT, { answers: [page([CASE], []), draft(), start, set] });
  await user.selectOptions(await screen.findByLabelText('Requirement'), 'REQUIRED');
  await waitFor(() => expect(set.asked).toEqual([{ agentId: 'agent-1', policy: 'REQUIRED' }]));
  await user.click(screen.getByRole('button', { name: 'Run tests' }));
  await user.click((await dialog('Run all tests?')).getByRole('button', { name: 'Run tests' }));
  await waitFor(() => expect(start.asked).toEqual([{ input: { agentId: null, seed: 1, repetitions: 1 } }]));
});

it('says that the knowledge has changed since a run [AG-20]', async () => {
  const knowledgeChanges = { __typename: 'KnowledgeVersionConnection' as const, totalCount: 2 };
  const changed = { ...RUN, id: 'run-2', knowledgeChanges };
  renderAt(AT, { answers: [page([CASE], [changed, RUN]), draft()] });
  expect(await screen.findByText(/Knowledge changed since then: 2 sources/)).toBeVisible();
});

it('compares the results of a run with the published version, and shows a conversation [AG-29]', async () => {
  const result = (id: string, status: 'PASSED' | 'FAILED') => ({
    __typename: 'TestResultEdge' as const,
    node: { __typename: 'TestResult' as const, id, testCaseId: 'case-1', name: 'Books a visit', repetition: 1, status },
  });
  const { version: _version, ...facts } = RUN;
  const run: Run = {
    ...facts,
    knowledgeChanges: {
      __typename: 'KnowledgeVersionConnection',
      totalCount: 12,
      nodes: [
        { ...CHANGED, id: 'version-2', kind: 'BUSINESS_PROFILE', change: 'UPDATED', title: '' },
        { ...CHANGED, id: 'version-1', kind: 'TEXT', change: 'DELETED', title: 'House rules' },
      ],
    },
    tokens: 840,
    seed: 1,
    repetitions: 2,
    results: {
      __typename: 'TestResultConnection',
      edges: [result('result-1', 'FAILED'), result('result-2', 'PASSED')],
      totalCount: 2,
    },
    baseline: {
      __typename: 'TestRun',
      id: 'run-0',
      passedCount: 1,
      conversationCount: 1,
      version: { __typename: 'AgentVersion', id: 'version-3', number: 3 },
      results: { __typename: 'TestResultConnection', edges: [result('result-0', 'PASSED')] },
    },
  };
  const opened = answer(TestResultDocument, {
    testResult: {
      __typename: 'TestResult',
      id: 'result-1',
      name: 'Books a visit',
      status: 'FAILED',
      error: null,
      tokens: 420,
      durationMs: 900,
      checks: [
        {
          __typename: 'TestCheck',
          kind: 'OUTCOME',
          name: null,
          value: 'BOOKED',
          isMet: false,
          actual: 'HANDED_OFF',
        },
      ],
      transcript: [
        { __typename: 'TestMessage', isByAgent: false, text: 'Hello, I would like to book.', calls: [] },
        {
          __typename: 'TestMessage',
          isByAgent: true,
          text: 'Here are some times.',
          calls: [{ __typename: 'TestToolCall', name: 'list_slots', arguments: '{}' }],
        },
      ],
    },
  });
  const { user } = renderAt(AT, {
    answers: [page([CASE], [RUN]), draft(), answer(TestRunDocument, { testRun: run }), opened],
  });
  await user.click(await screen.findByRole('button', { name: 'View results' }));
  const shown = await dialog('Test run');
  expect(await shown.findByText('Version 3: 1 of 1 passed')).toBeVisible();
  expect(shown.getAllByText('1 of 2 passed')).toHaveLength(2);
  const changes = within(shown.getByRole('list', { name: 'Knowledge changed since this run' }));
  expect(changes.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual([
    'Business profile',
    'House rules (deleted)',
  ]);
  expect(shown.getByText('10 more sources')).toBeVisible();
  await user.click(shown.getByRole('button', { name: 'Books a visit' }));
  expect(await shown.findByText('Outcome: Booked · Not met')).toBeVisible();
  expect(shown.getByText('list_slots {}')).toBeVisible();
  expect(opened.asked).toEqual([{ id: 'result-1' }]);
});
