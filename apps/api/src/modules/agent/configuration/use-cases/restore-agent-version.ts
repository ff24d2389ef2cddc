import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { newestVersion, versionById } from '../agent.repository.ts';
import { currentSource, lockDraft } from '../draft.ts';
import { personaOf } from '../published-agent.ts';
import { addVersion } from '../versions.ts';
import { isSamePersona, readDraft } from './agent-draft.ts';
import { hasActiveRollout } from './rollouts.ts';

/**
 * Publishes an earlier version as a new version. The draft does not change. Refused during a rollout and if the newest
 * version has the same content.
 */
export const restoreAgentVersion = (ctx: WorkspaceContext, { versionId }: { versionId: string }) =>
  ctx.db.write(async (tx) => {
    const old = authorize(ctx, 'publish', 'Agent', await versionById(tx, versionId));
    const { agentId } = await lockDraft(tx, ctx.workspace.id, old.agentId);
    if (await hasActiveRollout(tx, agentId)) return refused('ROLLOUT_ACTIVE');
    const newest = await newestVersion(tx, agentId);
    const persona = personaOf(old);
    if (newest?.graphVersionId === old.graphVersionId && isSamePersona({ persona }, newest))
      return refused('AGENT_UNCHANGED');
    const source = currentSource(old.graphSource);
    const content = { agentId, persona, source, note: '', restoredNumber: old.number };
    const version = await addVersion(tx, ctx, content);
    const change = {
      before: { number: newest?.number ?? null },
      after: { number: version.number, restored: old.number },
    };
    await recordEvent(tx, ctx, { name: 'agent.rolled_back', subject: { type: 'AgentVersion', id: old.id }, ...change });
    return { version: byId(version.id), draft: await readDraft(tx, agentId) } as const;
  });
