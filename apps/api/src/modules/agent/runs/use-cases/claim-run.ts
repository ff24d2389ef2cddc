import type { EngineEvent } from '@frontdesk/agent/engine';
import { type AgentLimits, type FormAnswer, leadText } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import { findRow, insertRow, updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type AgentRunOrder, enqueueAgentRun, enqueueSend } from '../../../../events/outbox.ts';
import type { LeadRow } from '../../../leads/leads/index.ts';
import { isWindowClosed } from '../../../messaging/conversations/index.ts';
import { markFormsRead } from '../../../messaging/surfaces/index.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import { agentActor, type ClaimedRun, finishRun, nextCommand, type OpenRun, type RunState } from '../active-run.ts';
import {
  activeRun,
  lastRun,
  lockConversation,
  memoryOf,
  newestInbound,
  type RunRow,
} from '../agent-runs.repository.ts';
import { findGreetingRoute, findUsableGreeting } from '../greeting.ts';
import { handOffToHuman } from '../hand-off.ts';
import { resolveAgent } from '../resolve-agent.ts';
import { findRunCause, isPress, type RunCause, type RunStart } from '../run-cause.ts';
import { contextOf, openingState, type RunContext, readRunFacts, runContextOf } from '../run-context.ts';
import {
  findAgentBlocker,
  findInterruption,
  findNumberBlocker,
  findRunBlocker,
  findWindowBlocker,
  type SendBlocker,
} from '../send-blockers.ts';
import { openStep, type RunStep } from './run-step.ts';

const LEASE_MS = 90_000;

/**
 * Claims the active run of a conversation. If there is none, starts a run if there is something to reply to. A
 * conversation has at most one active run. Returns null if no step can run now, for example because another job holds
 * the lease. The lease of an earlier attempt of the same job is ignored.
 */
export const claimRun = (services: Services, order: AgentRunOrder, job: string): Promise<RunStep | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const { conversationId } = order;
    // Sending the statements together saves round trips. They run in this order, so all of them read the state after
    // the lock.
    const [conversation, active, earlier] = await Promise.all([
      lockConversation(tx, conversationId),
      activeRun(tx, conversationId),
      readEarlier(tx, conversationId),
    ]);
    if (!conversation) return null;
    const now = services.clock();
    if (active?.step === 'SEND' && active.messageId) {
      // The run ends when its message is sent. The send job is enqueued again in case the earlier job was lost.
      await enqueueSend(tx, { workspaceId: order.workspaceId, messageId: active.messageId });
      return null;
    }
    if (active?.leaseUntil && active.leaseUntil > now && active.leasedByJob !== job) {
      await enqueueAgentRun(tx, order, active.leaseUntil);
      return null;
    }
    const resumed = active && (await finishIfInterrupted(tx, services, active));
    if (!resumed) {
      // Ending an interrupted run changes its row and the engine state, so both are read again.
      const known = active ? await readEarlier(tx, conversationId) : earlier;
      return beginRun(tx, services, { conversation, order, now, job, ...known });
    }
    const work = await leaseRun(tx, services, resumed, job);
    if (!work) return null;
    const turn = { row: resumed, conversation, plan: resumed.state as unknown as RunState };
    if (await isStopped(tx, services, { work, turn })) return null;
    return openStep(tx, services, { work, turn, context: await contextOf(tx, services, turn) });
  });

/** Reads the latest run, the contact's latest message and the engine state. */
async function readEarlier(tx: Tx, conversationId: string) {
  const [last, newest, remembered] = await Promise.all([
    lastRun(tx, conversationId),
    newestInbound(tx, conversationId),
    memoryOf(tx, conversationId),
  ]);
  return { last, newest, remembered };
}

/** Ends a resumed run if the agent can no longer reply. Returns whether the run ended. */
async function isStopped(
  tx: Tx,
  services: Services,
  { work, turn }: { work: ClaimedRun; turn: OpenRun },
): Promise<boolean> {
  const blocker = await findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt });
  if (blocker) await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan: turn.plan });
  return blocker !== null;
}

/**
 * Ends a run that was interrupted by a takeover and returns null, because a new run starts when the takeover ends.
 * Returns any other run unchanged.
 */
async function finishIfInterrupted(tx: Tx, services: Services, turn: RunRow): Promise<RunRow | null> {
  const over = await findInterruption(tx, turn.conversationId, turn.startedAt);
  if (!over) return turn;
  await finishRun(tx, agentActor(services, turn), turn, { ...over, plan: turn.state as unknown as RunState });
  return null;
}

async function leaseRun(tx: Tx, services: Services, turn: RunRow, job: string): Promise<ClaimedRun | null> {
  const { workspaceId, conversationId, id } = turn;
  const now = services.clock();
  const claim = turn.claim + 1;
  if (now >= turn.deadlineAt) {
    await finishRun(tx, agentActor(services, turn), turn, {
      outcome: 'FAILED',
      code: 'DEADLINE',
      words: turn.failure,
      plan: turn.state as unknown as RunState,
    });
    return null;
  }
  const taken = { ...leaseOf(now, job), claim, attempts: turn.attempts + 1 };
  await updateRow<RunRow>(tx, 'AgentRun', id, taken);
  return { workspaceId, conversationId, id, claim };
}

const leaseOf = (now: Date, job: string) => ({ leaseUntil: new Date(now.getTime() + LEASE_MS), leasedByJob: job });

const MINUTE_MS = 60_000;

/**
 * Starts and claims a run if there is a message, an ended takeover, a form or a lead to handle, and returns the first
 * step. Returns null if no run starts or the run ends without a step.
 */
async function beginRun(
  tx: Tx,
  services: Services,
  { job, ...beginning }: RunStart & { readonly job: string },
): Promise<RunStep | null> {
  const { conversation, order, now, newest } = beginning;
  const { workspaceId, conversationId } = order;
  const [cause, blocker] = await Promise.all([findRunCause(tx, beginning), findAgentBlocker(tx, conversation)]);
  if (!cause || blocker?.outcome === 'SUPERSEDED') return null;
  const [chosen, known] = await Promise.all([
    resolveAgent(tx, now, conversation, beginning.remembered ? cause.memory : null),
    readRunFacts(tx, { run: { conversationId, trigger: cause.trigger }, newest, now, answering: idsOf(cause) }),
  ]);
  if (!chosen) {
    if (!blocker && cause.unanswered.length > 0) await handOffUnpublished(tx, services, order);
    return null;
  }
  const { agent, handoff } = chosen;
  const context = runContextOf(agent, known);
  const continues = continuesFlow(beginning, cause);
  const plan = await initialState(tx, { context, cause, now, continues });
  const [row, replyLimit, planLimit] = await Promise.all([
    insertRow<RunRow>(tx, 'AgentRun', {
      ...startOf(beginning, cause, plan),
      ...leaseOf(now, job),
      claim: 1,
      attempts: 1,
      agentVersionId: agent.versionId,
      graphVersionId: agent.graphVersionId,
      deadlineAt: new Date(now.getTime() + agent.limits.replyDeadlineMinutes * MINUTE_MS),
    }),
    exceedsReplyLimit(tx, { conversationId, now, limits: agent.limits }),
    isNewEpisode(beginning, cause, plan) ? findPlanLimit(tx, services) : null,
  ]);
  const stop = handoff && ({ outcome: 'FAILED', code: handoff.code, words: handoff.detail } as const);
  const end =
    cause.unanswered.length === 0 && !cause.greets && !continues
      ? QUIET
      : (blocker ?? stop ?? (await findStartBlocker(tx, { conversation, cause, plan, now })) ?? replyLimit);
  await markFormsRead(tx, { forms: cause.forms, agentRunId: row.id });
  const answer = planLimit && canAnnounce(cause, plan) ? { isPlanLimitReached: true } : {};
  const over = end ?? ('isPlanLimitReached' in answer ? null : planLimit);
  if (over) {
    await finishRun(tx, agentActor(services, row), row, { ...over, plan });
    return null;
  }
  const work = { workspaceId, conversationId, id: row.id, claim: row.claim };
  const turn = { row, conversation, plan: row.state as unknown as RunState, ...answer };
  return openStep(tx, services, { work, turn, context });
}

/**
 * Returns whether the run only continues the flow after a form: nothing else requires a reply, and the reply window is
 * open.
 */
const continuesFlow = ({ conversation, now }: RunStart, { trigger, unanswered, greets }: RunCause): boolean =>
  trigger === 'FORM' && unanswered.length === 0 && !greets && !isWindowClosed(conversation, now);

const idsOf = ({ unanswered }: RunCause): string[] => unanswered.map(({ id }) => id);

const startOf = ({ order, now }: RunStart, { trigger, newest, takeover }: RunCause, plan: RunState) => ({
  workspaceId: order.workspaceId,
  id: uuidv7(),
  conversationId: order.conversationId,
  activeConversationId: order.conversationId,
  trigger,
  answersId: newest?.id ?? null,
  takeoverId: takeover?.id ?? null,
  state: plan as object as RunRow['state'],
  startedAt: now,
});

/**
 * Returns whether the run opens a new episode. The plan limits only new episodes, so that a conversation in progress is
 * not cut off.
 */
const isNewEpisode = ({ last }: RunStart, { memory }: RunCause, plan: RunState): boolean =>
  !last || plan.memory.episode.no !== memory.episode.no || memory.episode.outcome !== null;

/**
 * Returns whether the reply can inform the contact about the handoff: the contact has written, and no effect must run
 * first.
 */
const canAnnounce = ({ unanswered }: RunCause, plan: RunState): boolean => {
  const command = nextCommand(plan);
  return unanswered.length > 0 && command !== null && command.type !== 'run_effect';
};

/**
 * Returns a blocker if the workspace's plan does not include another AI conversation this month. Otherwise returns
 * null.
 */
async function findPlanLimit(tx: Tx, services: Services): Promise<SendBlocker | null> {
  const refusal = await requireCapacity(tx, services, { meter: 'ai_conversations', adding: 1 });
  return refusal && { outcome: 'FAILED', code: 'PLAN_LIMIT_REACHED', words: refusal.message };
}

interface StartCheck extends Pick<RunStart, 'conversation' | 'now'> {
  readonly cause: RunCause;
  readonly plan: RunState;
}

/**
 * Returns why a new run cannot reply to the contact (no account, no phone number or a closed reply window), or null if
 * it can.
 */
async function findStartBlocker(tx: Tx, { conversation, cause, plan, now }: StartCheck): Promise<SendBlocker | null> {
  const route = cause.trigger === 'LEAD' ? await findGreetingRoute(tx) : null;
  const words = route?.unavailableReason ?? null;
  if (words !== null) return { outcome: 'FAILED', code: 'NOT_CONNECTED', words };
  const number = findNumberBlocker(conversation);
  if (number || !nextCommand(plan) || (await isTemplateSent(tx, cause, conversation))) return number;
  return findWindowBlocker(conversation, now);
}

/** Hands the conversation off to a human, because the workspace has no published agent. */
async function handOffUnpublished(tx: Tx, services: Services, { workspaceId, conversationId }: RunStart['order']) {
  const reason = { code: 'AGENT_NOT_PUBLISHED', detail: null } as const;
  await handOffToHuman(tx, agentActor(services, { workspaceId, id: conversationId }), { conversationId, ...reason });
}

/**
 * Result of a run without a message or a greeting to send, such as after a takeover. In that case, the agent only
 * records the member's note.
 */
const QUIET = { outcome: 'QUIET' } as const;

interface InitialState {
  readonly context: RunContext;
  readonly cause: RunCause;
  readonly now: Date;
  /** True if the agent continues a flow after a form without a message of the contact. */
  readonly continues: boolean;
}

/**
 * Returns the engine state after the events that start the run. A takeover among them has already ended, because no run
 * starts during a takeover.
 */
async function initialState(tx: Tx, { context, cause, now, continues }: InitialState): Promise<RunState> {
  const lead = cause.greets && cause.leadId !== null ? await findRow<LeadRow>(tx, 'Lead', { id: cause.leadId }) : null;
  return openingState(context, cause.memory, eventsOf(cause, { lead, now, continues }));
}

/**
 * Returns the events that start a run. A lead that has not been greeted is greeted, even after a takeover. A chosen
 * option is applied before the texts that arrived with it. If several options were chosen, only the latest option is
 * applied.
 */
function eventsOf(
  { memory, takeover, forms, unanswered, greets }: RunCause,
  { lead, now, continues }: Pick<InitialState, 'now' | 'continues'> & { readonly lead: LeadRow | null },
): EngineEvent[] {
  const events: EngineEvent[] = [];
  if (takeover) events.push({ type: 'taken_over' });
  if (takeover || memory.phase === 'handed_off') events.push({ type: 'handed_back', note: takeover?.note ?? null });
  const fields = Object.assign({}, ...forms.map((form) => form.fields)) as Record<string, string>;
  if (forms.length > 0) events.push({ type: 'form_submitted', fields, continues });
  const press = unanswered.findLast(isPress);
  const written = unanswered.filter((message) => !isPress(message));
  if (press?.chosenId)
    events.push({ type: 'contact_message', ids: [press.id], text: press.body, button: press.chosenId });
  const ids = written.map(({ id }) => id);
  if (ids.length > 0) events.push({ type: 'contact_message', ids, text: written.map(({ body }) => body).join('\n') });
  if (unanswered.length === 0 && greets) events.push(arrivalOf(lead, now));
  return events;
}

const HOUR_MS = 3_600_000;

/**
 * Returns the event for a new lead, with the text of the lead form. If the greeting is late, the event includes how
 * long the lead has waited.
 */
function arrivalOf(lead: LeadRow | null, now: Date): EngineEvent {
  if (!lead) return { type: 'lead_arrived', leadId: '', fields: {} };
  const hours = lead.greetedAt === null ? 0 : Math.floor((now.getTime() - lead.createdAt.getTime()) / HOUR_MS);
  const waited = hours < 1 ? null : hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
  const message = leadText(lead.message, lead.formAnswers as unknown as FormAnswer[]);
  return { type: 'lead_arrived', leadId: lead.id, fields: {}, message, waited };
}

/** Returns whether the run sends the greeting template, which is allowed outside the reply window. */
const isTemplateSent = async (
  tx: Tx,
  { greets, unanswered }: RunCause,
  { phoneConfigId }: RunStart['conversation'],
): Promise<boolean> => greets && unanswered.length === 0 && (await findUsableGreeting(tx, phoneConfigId)) !== null;

interface ReplyCount {
  readonly conversationId: string;
  readonly now: Date;
  readonly limits: AgentLimits;
}

/**
 * Returns a blocker if the runs of the last hour exceed the limit, which prevents two automated systems from replying
 * to each other endlessly. Otherwise returns null.
 */
async function exceedsReplyLimit(tx: Tx, { conversationId, now, limits }: ReplyCount): Promise<SendBlocker | null> {
  const since = new Date(now.getTime() - 3_600_000);
  const [runs] = await tx.sql<{ count: number }>`
    select count(*)::int as count from agent_runs where conversation_id = ${conversationId} and started_at > ${since}`;
  if ((runs?.count ?? 0) <= limits.repliesPerHour) return null;
  return { outcome: 'FAILED', code: 'TOO_LONG', words: `More than ${limits.repliesPerHour} replies in an hour.` };
}
