import { HANDOFF_CODE_SENTENCES, type HandoffCode, type HandoffReason, handoffSentence } from '@frontdesk/domain';
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

type RunResult = (
  | { readonly outcome: Exclude<RunOutcome, 'FAILED'>; readonly words?: string | null }
  /** The run hands the conversation off. `words` adds detail to the code. */
  | { readonly outcome: 'FAILED'; readonly code: HandoffCode; readonly words: string | null }
) & {
  /** State of the run if it sent no reply. The information collected so far is stored. */
  readonly plan?: RunState;
};

/** Ends a run. Starts the next run if a message arrived or a takeover ended during this one. */
export async function finishRun(tx: Tx, by: EventContext, turn: RunRow, result: RunResult): Promise<void> {
  const { outcome, plan } = result;
  const { workspaceId, id, conversationId } = turn;
  const now = by.services.clock();
  const ended = { step: 'DONE', outcome, activeConversationId: null, leaseUntil: null, finishedAt: now };
  await updateRow<RunRow>(tx, 'AgentRun', id, { ...ended, failure: failureOf(result) });
  if (plan) await storeMemory(tx, { workspaceId, conversationId, state: plan.stateIfUnsent, now });
  if (result.outcome === 'FAILED')
    await handOffToHuman(tx, by, { conversationId, code: result.code, detail: result.words });
  if (outcome === 'SUPPRESSED' && turn.trigger === 'LEAD') await deferGreeting(tx, by, conversationId);
  // No message is stored, so only this event tells the app that no reply follows.
  if (outcome === 'SUPPRESSED')
    await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' });
  if (await findHandBack(tx, conversationId, turn))
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'HAND_BACK' });
  const newest = await newestInbound(tx, conversationId);
  if (newest && newest.id !== turn.answersId && outcome !== 'SUPPRESSED')
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}

const failureOf = (result: RunResult): string | null =>
  result.words ?? (result.outcome === 'FAILED' ? HANDOFF_CODE_SENTENCES[result.code] : null);

/**
 * If a paused workspace stopped the greeting, marks the lead as waiting, so that it is greeted when the workspace
 * resumes.
 */
async function deferGreeting(tx: Tx, by: EventContext, conversationId: string): Promise<void> {
  if (await isSendingEnabled(tx)) return;
  const lead = await leadOf(tx, conversationId);
  if (lead?.status !== 'NEW' && lead?.status !== 'CONTACTED') return;
  await transitionLead(tx, by, lead, { status: 'NEW' });
  await releaseGreeting(tx, by, lead.phone);
  await markLeadWaiting(tx, by, lead, 'PAUSED');
}

interface HandoffInput extends HandoffReason {
  readonly conversationId: string;
}

/** Hands the conversation off to a human. Does nothing unless the agent handles the conversation. */
export async function handOffToHuman(
  tx: Tx,
  by: EventContext,
  { conversationId: id, code, detail }: HandoffInput,
): Promise<void> {
  const { count } = await tx.conversation.updateMany({
    where: { id, mode: 'AGENT' },
    data: { mode: 'PAUSED', version: { increment: 1 } },
  });
  if (count === 0) return;
  const workspaceId = by.workspace.id;
  await tx.agentHandoff.create({
    data: { workspaceId, conversationId: id, code, detail, at: by.services.clock() },
  });
  await startEscalation(tx, by, { conversationId: id }, code);
  await recordEvent(
    tx,
    by,
    {
      name: 'conversation.escalated',
      subject: { type: 'Conversation', id },
      after: { code, reason: handoffSentence({ code, detail }) },
    },
    { topic: 'conversation', workspaceId, id, kind: 'UPDATED' },
  );
}
