import type { EngineEvent, ModelCall } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import { updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { RunRow } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, inClaimedRun, type OpenRun, withClaimedRun } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import { contextOf, envAt, type ModelCommand, promptFor, type RunContext } from '../run-context.ts';
import { type ExternalCommand, nextCommand, type RunState, runStateAfter, withoutNextCommand } from '../run-state.ts';
import { findRunBlocker } from '../send-blockers.ts';
import { storeReply } from './store-reply.ts';

/** The next command of a run, with everything that it needs. */
export interface RunStep {
  readonly work: ClaimedRun;
  readonly context: RunContext;
  readonly todo: Todo;
}

type Todo =
  | { readonly command: ModelCommand; readonly prompt: ModelCall }
  | { readonly command: Extract<ExternalCommand, { type: 'run_effect' }> };

/** Prepares the next step of an open run. Without a command the reply is stored and the run ends. */
export async function openStep(
  tx: Tx,
  services: Services,
  { work, turn, context }: { work: ClaimedRun; turn: OpenRun; context: RunContext },
): Promise<RunStep | null> {
  const command = nextCommand(turn.plan);
  if (!command) {
    await storeReply(tx, services, { work, turn });
    return null;
  }
  if (command.type === 'run_effect') return { work, context, todo: { command } };
  const { memory } = turn.plan;
  const prompt = await promptFor(tx, context, { memory, command, conversationId: work.conversationId });
  return { work, context, todo: { command, prompt } };
}

/**
 * Stores the reply of the model and what follows from it in one transaction. Only what can stop a run is read again:
 * the facts are those of the job.
 */
export const applyReply = (
  services: Services,
  { work, context }: RunStep,
  event: EngineEvent,
): Promise<RunStep | null> =>
  withClaimedRun(services, work, async (tx, turn) => {
    const plan = await storeEvent(tx, { turn, context, event, now: services.clock() });
    const blocker = await findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt });
    if (!blocker) return openStep(tx, services, { work, turn: { ...turn, plan }, context });
    await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan });
    return null;
  });

/**
 * Stores the result of an effect with its changes here. What follows is a transaction of its own, so that an effect is
 * recorded even if the rest fails, and reads the facts again.
 */
export async function applyEffect(
  services: Services,
  { work, context }: RunStep,
  { event, change }: { event: EngineEvent; change: ((tx: Tx) => Promise<void>) | undefined },
): Promise<RunStep | null> {
  const stored = await withClaimedRun(services, work, async (tx, turn) => {
    await change?.(tx);
    if (nextCommand(turn.plan)) await storeEvent(tx, { turn, context, event, now: services.clock() });
    return true;
  });
  return stored === null ? null : reopenRun(services, work);
}

/** Continues a claimed run, unless something stops it. */
const reopenRun = (services: Services, work: ClaimedRun): Promise<RunStep | null> =>
  inClaimedRun(services, work, async (tx, turn) => {
    const context = await contextOf(tx, services, turn);
    return openStep(tx, services, { work, turn, context });
  });

interface StoredEvent {
  readonly turn: OpenRun;
  readonly context: RunContext;
  readonly event: EngineEvent;
  readonly now: Date;
}

async function storeEvent(tx: Tx, { turn, context, event, now }: StoredEvent): Promise<RunState> {
  const { row, plan } = turn;
  const next = runStateAfter(context.graph, withoutNextCommand(plan), event, envAt(context, now));
  const state = JSON.parse(JSON.stringify(next)) as RunState;
  await updateRow<RunRow>(tx, 'AgentRun', row.id, {
    state: state as object as RunRow['state'],
    rounds: row.rounds + 1,
  });
  return state;
}
