import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { TenantDb } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { type AgentModels, agentModels } from '../../../platform/integrations/index.ts';
import { checkRolloutOf, contentIn, openTestChat, readTestFacts } from '../../configuration/index.ts';
import { countingModel, countingModels, type PurposedCall, storeModelCalls } from '../../model-usage/index.ts';
import { messageOf } from '../model-calls.ts';
import { type CaseResult, runCase } from '../run-case.ts';
import type { TestCaseColumns } from '../test-case.validation.ts';
import { lockTestRun, type TestResultRow, type TestRunRow } from '../test-cases.repository.ts';

interface RunOrder {
  readonly workspaceId: string;
  readonly id: string;
}

/** Maximum number of concurrent test conversations in a run. They spend most of their time waiting for the model. */
const PARALLEL = 10;

/**
 * Runs the conversations of a test run. Each result is stored when its conversation ends, so a repeated job continues
 * with the conversations that have no result.
 */
export const runTestsJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as RunOrder;
    try {
      await holdConversations(services, order);
    } catch (error) {
      if (attempts >= max_attempts) await giveUp(services, order);
      throw error;
    }
    await finishRun(services, order);
  };

/** Runs the conversations of a test run that are still pending. Does nothing if the run has ended. */
async function holdConversations(services: Services, { workspaceId, id }: RunOrder): Promise<void> {
  const db = services.database.forWorkspace(workspaceId);
  const open = await db.read(async (tx) => {
    const run = await tx.testRun.findFirst({ where: { id, status: 'RUNNING' } });
    return run && { run, facts: await readTestFacts(tx, { agentId: run.agentId, now: run.startedAt }) };
  });
  if (!open) return;
  const { run, facts } = open;
  const models = await agentModels(services, workspaceId);
  const hold =
    models &&
    caseRunner({
      models,
      run,
      openChat: (counted) =>
        openTestChat({ workspaceId, db, services }, { models: counted, ...contentIn(run.content), facts }),
    });
  const pending = await db.read((tx) =>
    tx.testResult.findMany({
      where: { runId: id, status: 'PENDING' },
      orderBy: [{ repetition: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
  await inParallel(pending, async (result) => {
    if (!(await isRunning(db, id))) return;
    const started = services.clock().getTime();
    const calls: PurposedCall[] = [];
    try {
      const outcome = hold ? await hold(result, calls) : { error: 'No language model is connected.' };
      const at = services.clock();
      await storeResult(db, { result, outcome, durationMs: at.getTime() - started, at });
    } finally {
      await storeModelCalls(services, calls, { workspaceId, agentVersionId: run.versionId });
    }
  });
}

/** Marks the conversations that are still pending after the last attempt as errors, and ends the run. */
async function giveUp(services: Services, order: RunOrder): Promise<void> {
  await services.database.forWorkspace(order.workspaceId).write((tx) =>
    tx.testResult.updateMany({
      where: { runId: order.id, status: 'PENDING' },
      data: {
        status: 'ERROR',
        error: 'The conversation could not be completed. Run the test again.',
        finishedAt: services.clock(),
      },
    }),
  );
  await finishRun(services, order);
}

type CaseOutcome = CaseResult | { readonly error: string };

interface CaseRunner {
  readonly models: AgentModels;
  readonly run: TestRunRow;
  readonly openChat: (models: AgentModels) => ReturnType<typeof openTestChat>;
}

/**
 * Returns a function that runs one test conversation and adds its model calls to `calls`. Each repetition of a test
 * case has its own random seed.
 */
const caseRunner =
  ({ models, run, openChat }: CaseRunner) =>
  async ({ definition, repetition }: TestResultRow, calls: PurposedCall[]): Promise<CaseOutcome> => {
    try {
      const seed = run.seed + repetition - 1;
      return await runCase({
        definition: definition as unknown as TestCaseColumns,
        chat: openChat(countingModels(models, 'TEST', calls)),
        contact: countingModel(models.word, 'SIMULATED_CONTACT', calls),
        judge: countingModel(models.word, 'TEST_JUDGMENT', calls),
        seed,
        now: run.startedAt,
      });
    } catch (error) {
      return { error: messageOf(error) };
    }
  };

/** Calls `todo` for each item, with at most `PARALLEL` calls at a time. */
async function inParallel<T>(items: readonly T[], todo: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const work = async () => {
    // oxlint-disable-next-line no-await-in-loop -- each worker handles one item at a time.
    for (const item of queue) await todo(item);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

const isRunning = (db: TenantDb, id: string): Promise<boolean> =>
  db.read(
    async (tx) => (await tx.testRun.findFirst({ where: { id, status: 'RUNNING' }, select: { id: true } })) !== null,
  );

interface StoredOutcome {
  readonly result: TestResultRow;
  readonly outcome: CaseOutcome;
  readonly durationMs: number;
  readonly at: Date;
}

/**
 * Stores the result of a test conversation, unless another worker has stored the result or the test run was canceled.
 */
async function storeResult(db: TenantDb, { result, outcome, durationMs, at }: StoredOutcome): Promise<void> {
  const data =
    'error' in outcome
      ? { status: 'ERROR', error: outcome.error }
      : {
          status: outcome.checks.every(({ isMet }) => isMet) ? 'PASSED' : 'FAILED',
          transcript: outcome.lines as unknown as object[],
          checks: outcome.checks as unknown as object[],
          tokens: outcome.tokens,
        };
  await db.write((tx) =>
    tx.testResult.updateMany({
      where: { id: result.id, status: 'PENDING' },
      data: { ...data, durationMs, finishedAt: at },
    }),
  );
}

/** Ends the run if no conversation is pending. A repeated call has no effect. */
const finishRun = (services: Services, { workspaceId, id }: RunOrder): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const run = await lockTestRun(tx, id);
    if (run?.status !== 'RUNNING') return;
    const counts = await tx.testResult.groupBy({ by: ['status'], where: { runId: id }, _count: true });
    const count = (status: string) => counts.find((one) => one.status === status)?._count ?? 0;
    if (count('PENDING') > 0) return;
    const status = count('FAILED') + count('ERROR') > 0 || count('PASSED') === 0 ? 'FAILED' : 'PASSED';
    await tx.testRun.updateMany({ where: { id }, data: { status, finishedAt: services.clock() } });
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Tests' }, id);
    const after = { status, passed: count('PASSED'), failed: count('FAILED'), errors: count('ERROR') };
    await recordEvent(tx, by, { name: 'test_run.finished', subject: { type: 'TestRun', id }, after });
    if (status === 'FAILED') await checkRolloutOf(tx, workspaceId, { agentId: run.agentId });
  });
