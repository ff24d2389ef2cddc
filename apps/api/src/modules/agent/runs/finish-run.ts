import type { HandoffCode } from '@frontdesk/domain';
import { updateRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../events/outbox.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { releaseGreeting } from '../../campaigns/outreach-limits/index.ts';
import { markLeadWaiting, transitionLead } from '../../leads/leads/index.ts';
import { isSendingEnabled } from '../../messaging/conversations/index.ts';
import { startEscalation } from '../escalation/index.ts';
import { findHandBack, leadOf, newestInbound, type RunRow, storeMemory } from './agent-runs.repository.ts';
import type { RunState } from './run-state.ts';

export type RunOutcome = 'ANSWERED' | 'QUIET' | 'SUPPRESSED' | 'SUPERSEDED' | 'FAILED';

interface RunResult {
  readonly outcome: RunOutcome;
  readonly words?: string | null;
  /** Set when nothing was said: information learned so far is kept. */
  readonly plan?: RunState;
}

/** Ends a run, and starts the next one if anything arrived in between. */
export async function finishRun(
  tx: Tx,
  by: EventContext,
  turn: RunRow,
  { outcome, words, plan }: RunResult,
): Promise<void> {
  const { workspaceId, id, conversationId } = turn;
  const now = by.services.clock();
  const ended = { step: 'DONE', outcome, activeConversationId: null, leaseUntil: null, finishedAt: now };
  await updateRow<RunRow>(tx, 'AgentRun', id, { ...ended, failure: words ?? null });
  if (plan) await storeMemory(tx, { workspaceId, conversationId, state: plan.kept, now });
  if (outcome === 'FAILED')
    await handOffToHuman(tx, by, { conversationId, reason: words ?? 'The agent could not answer.' });
  if (outcome === 'SUPPRESSED' && turn.trigger === 'LEAD') await deferGreeting(tx, by, conversationId);
  // Viewers are not notified otherwise that no reply follows.
  if (outcome === 'SUPPRESSED')
    await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' });
  if (await findHandBack(tx, conversationId, turn))
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'HAND_BACK' });
  const newest = await newestInbound(tx, conversationId);
  if (newest && newest.id !== turn.answersId && outcome !== 'SUPPRESSED')
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}

/** A greeting that a pause stopped is not lost: the lead waits. */
async function deferGreeting(tx: Tx, by: EventContext, conversationId: string): Promise<void> {
  if (await isSendingEnabled(tx)) return;
  const lead = await leadOf(tx, conversationId);
  if (lead?.status !== 'NEW' && lead?.status !== 'CONTACTED') return;
  await transitionLead(tx, by, lead, { status: 'NEW' });
  await releaseGreeting(tx, by, lead.phone);
  await markLeadWaiting(tx, by, lead, 'PAUSED');
}

interface HandoffInput {
  readonly conversationId: string;
  readonly reason: string;
  /** Set when the reason is one that clients distinguish. */
  readonly code?: HandoffCode;
}

/** Hands the conversation off to a human, unless a member has it. */
export async function handOffToHuman(
  tx: Tx,
  by: EventContext,
  { conversationId: id, reason, code }: HandoffInput,
): Promise<void> {
  const { count } = await tx.conversation.updateMany({
    where: { id, mode: 'AGENT' },
    data: { mode: 'PAUSED', version: { increment: 1 } },
  });
  if (count === 0) return;
  const workspaceId = by.workspace.id;
  await tx.agentHandoff.create({
    data: { workspaceId, conversationId: id, reason, code: code ?? null, at: by.services.clock() },
  });
  await startEscalation(tx, by, { conversationId: id });
  await recordEvent(
    tx,
    by,
    {
      name: 'conversation.escalated',
      subject: { type: 'Conversation', id },
      after: { reason, ...(code ? { code } : {}) },
    },
    { topic: 'conversation', workspaceId, id, kind: 'UPDATED' },
  );
}
