import { TEST_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueTestRun } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  contentHash,
  draftContent,
  type ModelsOf,
  storedContent,
  suiteHash,
  type TestContent,
  versionContent,
} from '../../configuration/index.ts';
import { knowledgeNumber } from '../../knowledge/index.ts';
import { areModelsStopped } from '../../model-usage/index.ts';
import { lockAgent, lockTestRun, type TestCaseRow } from '../test-cases.repository.ts';

interface StartTestRun {
  /** Id of the agent. Null for the default agent, or for the agent of the given version. */
  readonly agentId: string | null;
  /** Id of the version to test. Null to test the draft. */
  readonly versionId: string | null;
  readonly seed: number;
  readonly repetitions: number;
}

/**
 * Starts a test run of all test cases of an agent against its draft or a version (AG-29). A job executes the run.
 * Refused if the graph has problems or no model is configured. Throws NOT_FOUND for an unknown agent or version.
 */
export async function startTestRun(ctx: WorkspaceContext, input: StartTestRun, modelsOf: ModelsOf) {
  const { agentId, versionId, seed, repetitions } = input;
  const content = await ctx.db.read((tx) =>
    versionId === null ? draftContent(tx, agentId) : versionContent(tx, versionId),
  );
  if (!content || (agentId !== null && content.agentId !== agentId)) throw notFound();
  if (content.problems.length > 0) return refused('GRAPH_INVALID');
  if (!(await modelsOf(ctx))) return refused('MODEL_NOT_SET_UP');
  await ctx.services.rateLimits.take('try:workspace', ctx.workspace.id);
  return ctx.db.write(async (tx) => {
    if (await areModelsStopped(tx, ctx.services.clock())) return refused('MODEL_BUDGET_REACHED');
    const started = await addTestRun(tx, ctx, { content, seed, repetitions, startedByName: ctx.actor.name });
    return typeof started === 'string' ? ({ run: byId(started) } as const) : started;
  });
}

interface NewTestRun {
  readonly content: TestContent;
  readonly seed: number;
  readonly repetitions: number;
  readonly startedByName: string;
}

/**
 * Adds a test run with one pending result per conversation. Returns the id of the test run, or the reason why the run
 * cannot start.
 */
export async function addTestRun(tx: Tx, ctx: EventContext, input: NewTestRun): Promise<string | Refused> {
  const { content, seed, repetitions, startedByName } = input;
  const { agentId, versionId, draftRevision } = content;
  await lockAgent(tx, agentId);
  const cases = await tx.testCase.findMany({ where: { agentId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const suite = await suiteHash(tx, agentId);
  if (suite === null) return refused('TEST_CASES_MISSING');
  const conversations = cases.length * repetitions;
  if (repetitions < 1 || repetitions > TEST_LIMITS.repetitions || conversations > TEST_LIMITS.conversations)
    return refused('TEST_REPETITIONS_INVALID', 'repetitions');
  if (await tx.testRun.findFirst({ where: { agentId, status: 'RUNNING' }, select: { id: true } }))
    return refused('TEST_RUN_ACTIVE');
  const [workspaceId, id, startedAt] = [ctx.workspace.id, uuidv7(), ctx.services.clock()];
  await tx.testRun.create({
    data: {
      workspaceId,
      id,
      agentId,
      versionId,
      draftRevision,
      contentHash: contentHash(content),
      suiteHash: suite,
      knowledgeNumber: await knowledgeNumber(tx),
      content: storedContent(content),
      seed,
      repetitions,
      startedAt,
      startedByName,
    },
  });
  const results = Array.from({ length: repetitions }, (_, index) =>
    cases.map((one) => ({ workspaceId, runId: id, createdAt: startedAt, repetition: index + 1, ...resultOf(one) })),
  );
  await tx.testResult.createMany({ data: results.flat() });
  await deleteOldRuns(tx, agentId);
  await enqueueTestRun(tx, { workspaceId, id });
  const after = { cases: cases.length, repetitions, seed };
  await recordEvent(tx, ctx, { name: 'test_run.started', subject: { type: 'TestRun', id }, after });
  return id;
}

const resultOf = ({
  id: testCaseId,
  name,
  kind,
  isGreeted,
  messages,
  persona,
  goal,
  maxTurns,
  expectations,
}: TestCaseRow) => ({
  id: uuidv7(),
  testCaseId,
  name,
  definition: { name, kind, isGreeted, messages, persona, goal, maxTurns, expectations: expectations ?? [] },
});

const deleteOldRuns = (tx: Tx, agentId: string) => tx.sql`
  delete from test_runs where id in (
    select id from test_runs where agent_id = ${agentId} and status <> 'RUNNING'
    order by started_at desc, id desc offset ${TEST_LIMITS.runs})`;

/** Cancels a test run. The results of conversations in progress are not stored. */
export const cancelTestRun = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const run = authorize(ctx, 'cancel', 'TestRun', await lockTestRun(tx, id));
    if (run.status !== 'RUNNING') return refused('TEST_RUN_ENDED');
    const finishedAt = ctx.services.clock();
    await tx.testRun.updateMany({ where: { id }, data: { status: 'CANCELED', finishedAt } });
    await tx.testResult.deleteMany({ where: { runId: id, status: 'PENDING' } });
    await recordEvent(tx, ctx, { name: 'test_run.canceled', subject: { type: 'TestRun', id } });
    return { run: byId(id) } as const;
  });
