import { randomUUID } from 'node:crypto';
import type { TestCaseInput } from '../../src/modules/agent/test-cases/test-case.validation.ts';
import { buildVersion } from './agent.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { rows } from './rows.ts';

/** Input that creates a test case with a script. */
export const testCaseInput = (overrides: Partial<TestCaseInput> = {}): TestCaseInput => ({
  name: `Case ${randomUUID()}`,
  kind: 'SCRIPT',
  isGreeted: false,
  messages: ['Hello, I would like to book an appointment.'],
  persona: null,
  goal: null,
  maxTurns: 12,
  expectations: [{ kind: 'NO_HANDOFF', name: null, value: null }],
  ...overrides,
});

const EXPECTATION = { kind: 'CONTAINS', name: null };

/** Stores a test case of the default agent. Returns its id. */
export async function buildTestCase(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { text = 'Hello', name }: { readonly text?: string; readonly name?: string } = {},
): Promise<string> {
  const at = fd.services.clock();
  const stamp = { createdAt: at, createdByName: text, updatedAt: at, updatedByName: text };
  const agentId = await defaultAgentOf(fd, workspaceId);
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.testCase.create({
      data: {
        workspaceId,
        agentId,
        name: name ?? `${text} ${randomUUID()}`,
        kind: 'SCRIPT',
        messages: [text],
        expectations: [{ ...EXPECTATION, value: text }],
        ...stamp,
      },
    }),
  );
  return id;
}

/** Stores a simulated test case. Returns its id. */
export async function buildSimulatedCase(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  text: string,
): Promise<string> {
  const at = fd.services.clock();
  const stamp = { createdAt: at, createdByName: text, updatedAt: at, updatedByName: text };
  const agentId = await defaultAgentOf(fd, workspaceId);
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.testCase.create({
      data: {
        workspaceId,
        agentId,
        name: `${text} simulated`,
        kind: 'SIMULATED',
        persona: text,
        goal: text,
        expectations: [{ ...EXPECTATION, value: text }],
        ...stamp,
      },
    }),
  );
  return id;
}

/**
 * Stores a run, by default a failed one, with one completed result of a test case. Runs in progress are canceled.
 * Returns the ids of the run and the result.
 */
export async function buildTestRun(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { testCaseId, text = 'Hello', status = 'FAILED' }: { testCaseId: string; text?: string; status?: string },
): Promise<{ readonly runId: string; readonly resultId: string }> {
  const at = fd.services.clock();
  const agentId = await defaultAgentOf(fd, workspaceId);
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    // An agent has one run in progress at a time.
    await tx.testRun.updateMany({ where: { status: 'RUNNING' }, data: { status: 'CANCELED', finishedAt: at } });
    const { id: runId } = await tx.testRun.create({
      data: {
        workspaceId,
        agentId,
        draftRevision: 1,
        contentHash: 'a'.repeat(64),
        suiteHash: 'b'.repeat(64),
        content: JSON.stringify({ persona: { name: text, role: text, tone: text }, source: text }),
        seed: 1,
        repetitions: 1,
        status,
        startedAt: at,
        startedByName: text,
        finishedAt: status === 'RUNNING' ? null : at,
      },
    });
    const { id: resultId } = await tx.testResult.create({
      data: {
        workspaceId,
        runId,
        testCaseId,
        name: text,
        repetition: 1,
        definition: { messages: [text] },
        status: 'ERROR',
        error: text,
        transcript: [{ by: 'CONTACT', text, calls: [] }],
        checks: [{ ...EXPECTATION, value: text, isMet: false, actual: text }],
        createdAt: at,
        finishedAt: at,
      },
    });
    return { runId, resultId };
  });
}

async function defaultAgentOf(fd: TestFrontdesk, workspaceId: string): Promise<string> {
  const [agent] = await rows<{ id: string }>(fd, 'select id from agents where workspace_id = $1 and is_default', [
    workspaceId,
  ]);
  if (!agent) throw new Error('The workspace has no default agent.');
  return agent.id;
}

/**
 * Stores a rollout in progress from one new version of the default agent to another one. Earlier rollouts in progress
 * end as promoted. Returns its id.
 */
export async function buildRollout(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  text = 'Rollout',
): Promise<string> {
  const [baseVersionId, versionId] = [await buildVersion(fd, workspace, text), await buildVersion(fd, workspace, text)];
  const [workspaceId, at] = [workspace.id, fd.services.clock()];
  const agentId = await defaultAgentOf(fd, workspaceId);
  const { id } = await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    // An agent has one rollout in progress at a time.
    const end = { status: 'PROMOTED', endReason: 'MEMBER', endedAt: at };
    await tx.agentRollout.updateMany({ where: { status: 'ACTIVE' }, data: end });
    const versions = { agentId, versionId, baseVersionId };
    const settings = { share: 20, minEpisodes: 10, startedAt: at, startedByName: text };
    return tx.agentRollout.create({ data: { workspaceId, ...versions, ...settings } });
  });
  return id;
}

/** Stores an episode of a conversation, which the newest version of the default agent handled. */
export const buildEpisode = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  conversationId: string,
) =>
  fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const newest = await tx.agentVersion.findFirst({
      where: { agent: { isDefault: true } },
      orderBy: { number: 'desc' },
    });
    const at = fd.services.clock();
    const about = { conversationId, number: 1, agentVersionId: newest?.id ?? null, language: 'en', costUsd: 0.25 };
    return tx.agentEpisode.create({ data: { workspaceId, ...about, startedAt: at, lastAt: at } });
  });
