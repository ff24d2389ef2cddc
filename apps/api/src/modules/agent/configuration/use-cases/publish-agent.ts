import { LIMITS, normalizeText, TEST_LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueTestsOfVersion } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { newestVersion } from '../agent.repository.ts';
import { draftSource, lockDraft } from '../draft.ts';
import { findDraftProblems } from '../find-draft-problems.ts';
import { toGraphProblem } from '../graph-problem.ts';
import { contentHash, contentOfDraft } from '../test-content.ts';
import { assignRuns, hasPassedTests } from '../test-gate.ts';
import { addVersion } from '../versions.ts';
import { isSameVersion, readDraft } from './agent-draft.ts';
import { hasActiveRollout, type RolloutInput, refuseRollout, startRollout } from './rollouts.ts';

interface PublishAgent {
  readonly agentId: string | null;
  readonly revision: number;
  readonly note: string;
  /** Reason for publishing the draft although its tests have not passed. Null if they passed or are not required. */
  readonly untestedReason: string | null;
  /** Settings of the rollout. Null to publish the version for all contacts. */
  readonly rollout: RolloutInput | null;
}

/**
 * Publishes the draft if its revision still matches. Later replies and calls use the new version, unless their service
 * has a pinned version or a rollout assigns them the previous version. Refused if the draft has changed, equals the
 * newest version or has problems, during a rollout, and if required tests have not passed and no reason is given.
 */
export async function publishAgent(ctx: WorkspaceContext, input: PublishAgent) {
  const note = normalizeText(input.note, LIMITS.publishNoteLength);
  if (note === null) return refused('NOTE_TOO_LONG', 'note');
  const untestedReason = normalizeText(input.untestedReason ?? '', TEST_LIMITS.reasonLength);
  if (untestedReason === null) return refused('REASON_INVALID', 'untestedReason');
  return ctx.db.write(async (tx) => {
    const draft = authorize(ctx, 'publish', 'Agent', await lockDraft(tx, ctx.workspace.id, input.agentId));
    if (draft.revision !== input.revision) return refused('AGENT_CHANGED', 'revision');
    const newest = await newestVersion(tx, draft.agentId);
    if (newest && isSameVersion(draft, newest)) return refused('AGENT_UNCHANGED');
    if (await hasActiveRollout(tx, draft.agentId)) return refused('ROLLOUT_ACTIVE');
    const refusal = input.rollout && refuseRollout(input.rollout, newest);
    if (refusal) return refusal;
    const problems = await findDraftProblems(tx, draft);
    if (problems.length > 0)
      return { ...refused('GRAPH_INVALID'), details: { problems: problems.map(toGraphProblem) } };
    const tested = { agentId: draft.agentId, contentHash: contentHash(contentOfDraft(draft)) };
    const { testPolicy } = await tx.agent.findFirstOrThrow({ where: { id: draft.agentId } });
    const isTested = testPolicy === 'OPTIONAL' || (await hasPassedTests(tx, tested));
    if (testPolicy === 'REQUIRED' && !isTested && !untestedReason) return refused('TESTS_NOT_PASSED', 'untestedReason');
    const version = await addVersion(tx, ctx, { ...draft, source: draftSource(draft), note });
    if (input.rollout && newest) await startRollout(tx, ctx, { version, before: newest, input: input.rollout });
    await assignRuns(tx, { ...tested, versionId: version.id });
    if (testPolicy === 'RUN_ON_PUBLISH' && !isTested)
      await enqueueTestsOfVersion(tx, { workspaceId: ctx.workspace.id, id: version.id });
    const subject = { type: 'AgentVersion', id: version.id };
    const before = { number: newest?.number ?? null };
    const reason = isTested || !untestedReason ? {} : { untestedReason };
    const after = { number: version.number, note, ...reason };
    await recordEvent(tx, ctx, { name: 'agent.published', subject, before, after });
    return { version: byId(version.id), draft: await readDraft(tx, draft.agentId) } as const;
  });
}
