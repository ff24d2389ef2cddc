import { changesSince } from '../modules/agent/knowledge/index.ts';
import { baselineId, latestResultId } from '../modules/agent/test-cases/index.ts';
import type { Edge } from './edge.ts';
import { idIs, inOrder, many, one } from './edge-joins.ts';

/** Fields that link the tests of agents and other types, by type and field name. */
export const TEST_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  TestCase: {
    agent: one('Agent', 'agentId', 'Agent of the test case.'),
    latestResult: one('TestResult', idIs(latestResultId), 'Latest completed result. Null if it was never run.'),
    results: many('TestResult', { id: 'testCaseId' }, 'createdAt', 'Results of the test case, newest first.'),
  },
  TestRun: {
    agent: one('Agent', 'agentId', 'Agent of the run.'),
    version: one('AgentVersion', 'versionId', 'Version of the run. Null if the tested draft was not published.'),
    baseline: one(
      'TestRun',
      idIs(baselineId),
      'Latest other completed run of the active version. Null if there is none.',
    ),
    knowledgeChanges: many(
      'KnowledgeVersion',
      changesSince,
      'createdAt',
      'Newest versions of the sources and of the profile that changed since the start of the run. Empty for runs from before knowledge had versions.',
    ),
    results: inOrder('TestResult', { id: 'runId' }, 'createdAt', 'Conversations of the run, in chronological order.'),
  },
  TestResult: {
    run: one('TestRun', 'runId', 'Test run of the result.'),
    testCase: one('TestCase', 'testCaseId', 'Test case of the result.'),
  },
};
