import { isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import { type AgentRunOrder, enqueueAgentRun } from '../../../events/outbox.ts';
import { reportFailure, ThroughAccount } from '../../integrations/index.ts';
import { byAgent, inTurn, type OpenTurn, stepOf, type TurnWork } from '../claimed-run.ts';
import { finishTurn } from '../finish-run.ts';
import { nextOf } from '../run-state.ts';
import { callTool } from '../use-cases/call-tool.ts';
import { claimTurn } from '../use-cases/claim-run.ts';
import { generate } from '../use-cases/generate-reply.ts';
import { keepReply } from '../use-cases/store-reply.ts';

/**
 * One answer of the agent. What model and tools said is stored before anything follows from it, so that whoever comes after a crash
 * goes on from there and nothing is paid for, booked or said twice.
 */
export const takeTurnJob =
  (services: Services): Task =>
  async (payload, { job }) => {
    const order = payload as AgentRunOrder;
    const work = await claimTurn(services, order, job.id);
    if (!work) return;
    try {
      while (await oneStep(services, work));
    } catch (error) {
      await putOff(services, { work, order, error });
    }
  };

/** False when the turn is over, for now or for good. */
async function oneStep(services: Services, work: TurnWork): Promise<boolean> {
  const turn = await inTurn(services, work, async (_tx, open: OpenTurn) => open);
  if (!turn) return false;
  const command = nextOf(turn.plan);
  if (!command) return keepReply(services, work);
  return command.type === 'GENERATE' ? generate(services, work, turn) : callTool(services, { work, call: command });
}

interface Stopped {
  readonly work: TurnWork;
  readonly order: AgentRunOrder;
  readonly error: unknown;
}

const LONGEST_WAIT_MS = 60_000;

/** What may pass is tried again, later and later, until the turn's deadline; what will not is left to a person. */
async function putOff(services: Services, { work, order, error }: Stopped): Promise<void> {
  const cause = error instanceof ThroughAccount ? error.cause : error;
  if (!isProviderError(cause)) throw error;
  const { words, retryAfterSeconds } = cause;
  if (error instanceof ThroughAccount) await reportFailure(services, error.used, cause);
  const passes = isProviderError(cause, 'RETRY', 'UNCONFIRMED');
  await stepOf(services, work, async (tx, { row, plan }) => {
    if (!passes) return finishTurn(tx, byAgent(services, work), row, { outcome: 'FAILED', words, plan });
    const wait = retryAfterSeconds ? retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(row.attempts, 6);
    const now = services.clock();
    // Beyond the deadline somebody still has to come, and say that it is over.
    const again = new Date(Math.min(now.getTime() + Math.min(wait, LONGEST_WAIT_MS), row.deadlineAt.getTime()));
    await tx.agentTurn.updateMany({ where: { id: row.id }, data: { leaseUntil: null, failure: words } });
    await enqueueAgentRun(tx, order, again);
    return null;
  });
}
