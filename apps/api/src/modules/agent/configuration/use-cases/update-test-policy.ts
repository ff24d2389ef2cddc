import type { TestPolicy } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Agent } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { findAgentId } from '../find-agent.ts';

interface UpdateTestPolicy {
  /** Id of the agent. Null for the default agent. */
  readonly agentId: string | null;
  readonly policy: TestPolicy;
}

/** Sets whether publishing requires passed tests of an agent (AG-30). */
export const updateTestPolicy = (ctx: WorkspaceContext, { agentId, policy }: UpdateTestPolicy) =>
  ctx.db.write(async (tx) => {
    const found = await lockRow<Agent>(tx, 'Agent', await findAgentId(tx, agentId));
    const { id, testPolicy: before } = authorize(ctx, 'publish', 'Agent', found);
    if (before !== policy) {
      await tx.agent.updateMany({ where: { id }, data: { testPolicy: policy } });
      const subject = { type: 'Agent', id };
      const change = { before: { testPolicy: before }, after: { testPolicy: policy } };
      await recordEvent(tx, ctx, { name: 'agent.test_policy_set', subject, ...change });
    }
    return { agent: byId(id) } as const;
  });
