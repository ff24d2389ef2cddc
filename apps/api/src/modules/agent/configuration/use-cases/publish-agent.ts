import { LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { newestVersion } from '../agent.repository.ts';
import { draftSource, lockDraft } from '../draft.ts';
import { findDraftProblems } from '../find-draft-problems.ts';
import { toGraphProblem } from '../graph-problem.ts';
import { addVersion } from '../versions.ts';
import { isSameVersion, readDraft } from './agent-draft.ts';

interface PublishAgent {
  readonly agentId: string | null;
  readonly revision: number;
  readonly note: string;
}

/**
 * Publishes the draft at the revision that the caller has read. Later replies and calls use the new version, unless
 * their service has a fixed version.
 */
export async function publishAgent(ctx: WorkspaceContext, input: PublishAgent) {
  const note = normalizeText(input.note, LIMITS.publishNoteLength);
  if (note === null) return refused('NOTE_TOO_LONG', 'note');
  return ctx.db.write(async (tx) => {
    const draft = authorize(ctx, 'publish', 'Agent', await lockDraft(tx, ctx.workspace.id, input.agentId));
    if (draft.revision !== input.revision) return refused('AGENT_CHANGED', 'revision');
    const newest = await newestVersion(tx, draft.agentId);
    if (newest && isSameVersion(draft, newest)) return refused('AGENT_UNCHANGED');
    const problems = await findDraftProblems(tx, draft);
    if (problems.length > 0)
      return { ...refused('GRAPH_INVALID'), details: { problems: problems.map(toGraphProblem) } };
    const version = await addVersion(tx, ctx, { ...draft, source: draftSource(draft), note });
    const subject = { type: 'AgentVersion', id: version.id };
    const before = { number: newest?.number ?? null };
    await recordEvent(tx, ctx, { name: 'agent.published', subject, before, after: { number: version.number, note } });
    return { version: byId(version.id), draft: await readDraft(tx, draft.agentId) } as const;
  });
}
