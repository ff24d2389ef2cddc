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

/** Next command of a run, with the data that the command needs. */
export interface RunStep {
  readonly work: ClaimedRun;
  readonly context: RunContext;
  readonly todo: Todo;
}

type Todo =
  | { readonly command: ModelCommand; readonly prompt: ModelCall }
  | { readonly command: Extract<ExternalCommand, { type: 'run_effect' }> };

/** Prepares the next step of an open run. If there is no next command, stores the reply and returns null. */
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
 * Stores the model's reply and the resulting state in one transaction. Only the conditions that stop a run are read
 * again; the other facts were read when the job started.
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
 * Stores the result of an effect with its database changes. The next step is prepared in a second transaction with new
 * facts, so that the result remains stored if the preparation fails.
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

/** Reads the facts again and prepares the next step of a claimed run. Ends the run if the agent can no longer reply. */
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
