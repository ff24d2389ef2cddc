import {
  AGENT_LIMIT_NAMES,
  type AgentLimitName,
  type AgentLimits,
  DEFAULT_AGENT_LIMITS,
  isAgentLimit,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { readAgentLimits } from '../agent-limits.ts';
import { lockDraft } from '../draft.ts';

interface UpdateAgentLimits extends LimitChanges {
  /** Id of the agent. Null for the default agent. */
  readonly agentId: string | null;
}

type LimitChanges = Readonly<Partial<Record<AgentLimitName, number | null>>>;

/** Changes agent limits for every version, starting with the next message. Omitted limits are not changed (AG-09). */
export const updateAgentLimits = async (ctx: WorkspaceContext, { agentId: of, ...input }: UpdateAgentLimits) => {
  const invalid = AGENT_LIMIT_NAMES.find((name) => input[name] != null && !isAgentLimit(name, input[name]));
  if (invalid) return refused('AGENT_LIMIT_INVALID', invalid);
  return ctx.db.write(async (tx) => {
    const { agentId } = authorize(ctx, 'update', 'Agent', await lockDraft(tx, ctx.workspace.id, of));
    const before = await readAgentLimits(tx, agentId);
    const after = { ...before, ...valuesOf(input) };
    const changed = AGENT_LIMIT_NAMES.filter((name) => after[name] !== before[name]);
    if (changed.length === 0) return { limits: after } as const;
    const own = AGENT_LIMIT_NAMES.filter((name) => after[name] !== DEFAULT_AGENT_LIMITS[name]);
    await tx.agent.updateMany({ where: { id: agentId }, data: { limits: pick(after, own) } });
    const subject = { type: 'Agent', id: agentId };
    const [from, to] = [pick(before, changed), pick(after, changed)];
    await recordEvent(tx, ctx, { name: 'agent_limits.updated', subject, before: from, after: to });
    return { limits: after } as const;
  });
};

/** Returns the limits in the input. A null restores the default of a limit; undefined limits are omitted. */
const valuesOf = (input: LimitChanges): Partial<AgentLimits> =>
  Object.fromEntries(
    AGENT_LIMIT_NAMES.filter((name) => input[name] !== undefined).map((name) => [
      name,
      input[name] ?? DEFAULT_AGENT_LIMITS[name],
    ]),
  );

const pick = (limits: AgentLimits, names: readonly AgentLimitName[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, limits[name]]));
