import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

export const pauseAgent = (ctx: WorkspaceContext) =>
  ctx.db.write(async (tx) => {
    await setPaused(tx, ctx, ctx.services.clock());
    return { type: 'AgentPaused', workspace: one() } as const;
  });

export const resumeAgent = (ctx: WorkspaceContext) =>
  ctx.db.write(async (tx) => {
    await setPaused(tx, ctx, null);
    return { type: 'AgentResumed', workspace: one() } as const;
  });

async function setPaused(tx: Tx, ctx: WorkspaceContext, agentPausedAt: Date | null): Promise<void> {
  const workspace = authorize(ctx, agentPausedAt ? 'pause' : 'resume', 'Workspace', await lockWorkspace(tx));
  // Already in this state: keeps the first time and records nothing.
  if ((workspace.agentPausedAt !== null) === (agentPausedAt !== null)) return;
  await tx.workspace.update({ where: { id: workspace.id }, data: { agentPausedAt } });
  const subject = { type: 'Workspace', id: workspace.id };
  await recordEvent(tx, ctx, { name: agentPausedAt ? 'agent.paused' : 'agent.resumed', subject });
}
