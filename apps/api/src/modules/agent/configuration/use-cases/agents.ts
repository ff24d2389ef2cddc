import { LIMITS, normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Agent } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { copyDraft } from '../copy-draft.ts';

interface CreateAgent {
  readonly name: string;
  /** Agent whose draft and limits are copied. If null, the new agent starts with the default draft. */
  readonly copiedAgentId: string | null;
}

/** Creates an agent with a draft but no versions. Version numbers are counted per agent (AM-01). */
export const createAgent = (ctx: WorkspaceContext, input: CreateAgent) =>
  orUniqueViolation(refused('AGENT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const name = normalizeName(input.name);
      if (!name) return refused('NAME_INVALID', 'name');
      const copied = input.copiedAgentId;
      if (copied !== null) authorize(ctx, 'read', 'Agent', await lockRow<Agent>(tx, 'Agent', copied));
      // Locking the default agent serializes the creation of agents, so that their maximum number is not exceeded.
      await tx.sql`select 1 from agents where is_default for update`;
      if ((await tx.agent.count()) >= LIMITS.agents) return refused('AGENTS_TOO_MANY');
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      const createdAt = ctx.services.clock();
      await tx.agent.create({ data: { workspaceId, id, name, goal: 'BOOK', revision: 0, createdAt } });
      if (copied !== null) await copyDraft(tx, workspaceId, { from: copied, to: id });
      const after = { name, copiedAgentId: copied };
      await recordEvent(tx, ctx, { name: 'agent.created', subject: { type: 'Agent', id }, after });
      return { agent: byId(id) } as const;
    }),
  );

/** Changes the agent name that members see. Contacts see the name of the persona instead. */
export const updateAgent = (ctx: WorkspaceContext, input: { readonly id: string; readonly name: string }) =>
  orUniqueViolation(refused('AGENT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const { id, name: before } = authorize(ctx, 'update', 'Agent', await lockRow<Agent>(tx, 'Agent', input.id));
      const name = normalizeName(input.name);
      if (!name) return refused('NAME_INVALID', 'name');
      if (name !== before) {
        await tx.agent.updateMany({ where: { id }, data: { name } });
        const subject = { type: 'Agent', id };
        await recordEvent(tx, ctx, { name: 'agent.renamed', subject, before: { name: before }, after: { name } });
      }
      return { agent: byId(id) } as const;
    }),
  );

/**
 * Deletes an agent with its draft and versions. Refused for the default agent, which replies for phone numbers without
 * a service, for agents that a service or an active run uses, and for agents that have handled calls.
 */
export const deleteAgent = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const { name, isDefault } = authorize(ctx, 'delete', 'Agent', await lockRow<Agent>(tx, 'Agent', id));
    if (isDefault) return refused('AGENT_IS_DEFAULT');
    if (await isServing(tx, id)) return refused('AGENT_IN_USE');
    if (await hasHandledCalls(tx, id)) return refused('AGENT_HAS_CALLS');
    await tx.agent.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, { name: 'agent.deleted', subject: { type: 'Agent', id }, before: { name } });
    return { id } as const;
  });

/**
 * Returns whether a service uses the agent or one of its graphs, or whether a run with one of its versions is active.
 */
async function isServing(tx: Tx, agentId: string): Promise<boolean> {
  const binding = { OR: [{ agentId }, { graphVersion: { agentId } }] };
  if (await tx.service.findFirst({ where: binding, select: { id: true } })) return true;
  const versions = await tx.agentVersion.findMany({ where: { agentId }, select: { id: true, graphVersionId: true } });
  const used = {
    OR: [
      { agentVersionId: { in: versions.map(({ id }) => id) } },
      { graphVersionId: { in: versions.map(({ graphVersionId }) => graphVersionId) } },
    ],
  };
  const running = { finishedAt: null, ...used };
  return (await tx.agentRun.findFirst({ where: running, select: { id: true } })) !== null;
}

const hasHandledCalls = async (tx: Tx, agentId: string): Promise<boolean> =>
  (await tx.call.findFirst({
    where: { OR: [{ agentVersion: { agentId } }, { graphVersion: { agentId } }] },
    select: { id: true },
  })) !== null;
