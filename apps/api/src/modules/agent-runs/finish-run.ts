import type { Tx } from '../../db/tenant-db.ts';
import { notify } from '../../events/notify.ts';
import { enqueueAgentRun } from '../../events/outbox.ts';
import { type EventContext, publishChange, recordEvent } from '../../events/record-event.ts';
import { holdersOf } from '../members/index.ts';
import { handedBack, newestInbound, remember, type TurnRow } from './agent-runs.repository.ts';
import type { Plan } from './run-state.ts';

export type TurnOutcome = 'ANSWERED' | 'QUIET' | 'SUPPRESSED' | 'SUPERSEDED' | 'FAILED';

interface Finish {
  readonly outcome: TurnOutcome;
  readonly words?: string | null;
  /** Where nothing was said: what else is known by now stays. */
  readonly plan?: Plan;
}

/** Ends a turn, and lets the next one begin where something came meanwhile. */
export async function finishTurn(
  tx: Tx,
  by: EventContext,
  turn: TurnRow,
  { outcome, words, plan }: Finish,
): Promise<void> {
  const { workspaceId, id, conversationId } = turn;
  const now = by.services.clock();
  const ended = { step: 'DONE', outcome, activeConversationId: null, leaseUntil: null, finishedAt: now };
  await tx.agentTurn.updateMany({ where: { id }, data: { ...ended, failure: words ?? null } });
  if (plan) await remember(tx, { workspaceId, conversationId, state: plan.kept, now });
  if (outcome === 'FAILED')
    await waitForPerson(tx, by, { conversationId, reason: words ?? 'The agent could not answer.' });
  // Nothing else tells whoever looks at it that no answer comes.
  if (outcome === 'SUPPRESSED')
    await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' });
  if (await handedBack(tx, conversationId, turn))
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'HAND_BACK' });
  const newest = await newestInbound(tx, conversationId);
  if (newest && newest.id !== turn.answersId && outcome !== 'SUPPRESSED')
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}

interface Escalation {
  readonly conversationId: string;
  readonly reason: string;
}

/** The agent steps back, and the conversation waits for a person, where it was the agent's. */
export async function waitForPerson(
  tx: Tx,
  by: EventContext,
  { conversationId: id, reason }: Escalation,
): Promise<void> {
  const { count } = await tx.conversation.updateMany({
    where: { id, mode: 'AGENT' },
    data: { mode: 'PAUSED', version: { increment: 1 } },
  });
  if (count === 0) return;
  const workspaceId = by.workspace.id;
  await tx.stepBack.create({ data: { workspaceId, conversationId: id, reason, at: by.services.clock() } });
  await notify(tx, by, {
    kind: 'CONVERSATION_WAITING',
    to: await takersOf(tx, id, by.services.clock()),
    conversationId: id,
  });
  await recordEvent(
    tx,
    by,
    { name: 'conversation.escalated', subject: { type: 'Conversation', id }, after: { reason } },
    { topic: 'conversation', workspaceId, id, kind: 'UPDATED' },
  );
}

/** Whoever may take this conversation over: some are limited to their own. */
async function takersOf(tx: Tx, id: string, now: Date): Promise<string[]> {
  const conversation = await tx.conversation.findFirst({ where: { id }, select: { assigneeId: true } });
  const holders = await holdersOf(tx, 'conversation.takeover', now);
  const takers = holders.filter(
    ({ id: memberId, assignedConversationsOnly }) =>
      !assignedConversationsOnly || memberId === conversation?.assigneeId,
  );
  return takers.map((member) => member.id);
}
