import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { record } from '../../../events/record.ts';
import { AgentPaused, AgentResumed } from '../graphql/workspace.results.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

export async function pauseAgent(ctx: WorkspaceContext): Promise<AgentPaused> {
  return new AgentPaused(await setPaused(ctx, ctx.services.clock()));
}

export async function resumeAgent(ctx: WorkspaceContext): Promise<AgentResumed> {
  return new AgentResumed(await setPaused(ctx, null));
}

const setPaused = (ctx: WorkspaceContext, agentPausedAt: Date | null) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, agentPausedAt ? 'pause' : 'resume', 'Workspace', await lockWorkspace(tx));
    // Already so: the first moment stays, and the log does not repeat itself.
    if ((workspace.agentPausedAt !== null) === (agentPausedAt !== null)) return workspace;
    const changed = await tx.workspace.update({ where: { id: workspace.id }, data: { agentPausedAt } });
    const subject = { type: 'Workspace', id: workspace.id };
    await record(tx, ctx, { name: agentPausedAt ? 'agent.paused' : 'agent.resumed', subject });
    return changed;
  });
