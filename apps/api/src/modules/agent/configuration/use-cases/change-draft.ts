import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { type LockedDraft, lockDraft } from '../draft.ts';
import { readDraft } from './agent-draft.ts';

type DraftSubject = 'Persona' | 'ContextGraph';
interface DraftChange {
  readonly of: DraftSubject;
  /** Id of the agent. Null for the default agent. */
  readonly agentId: string | null;
  /** Revision of the draft on which the change is based. */
  readonly revision: number;
}

/**
 * Locks the draft, applies a change and returns the new draft. Refused if the change is based on an outdated revision.
 */
export const changeDraft = (
  ctx: WorkspaceContext,
  { of, agentId, revision }: DraftChange,
  work: (tx: Tx, draft: LockedDraft) => Promise<Refused | void>,
) =>
  ctx.db.write(async (tx) => {
    const draft = authorize(ctx, 'update', of, await lockDraft(tx, ctx.workspace.id, agentId));
    if (draft.revision !== revision) return refused('AGENT_CHANGED', 'revision');
    const refusal = await work(tx, draft);
    return isRefused(refusal) ? refusal : readDraft(tx, draft.agentId);
  });
