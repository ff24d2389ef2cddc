import {
  type CallRequest,
  type CallTurn,
  type Command,
  type ContextGraph,
  callReply,
  checkReport,
  type EngineEvent,
  type Env,
  keysIn,
  type Outcome,
  type PlannedEffect,
  playCallEvents,
  playReport,
} from '@frontdesk/agent/engine';
import type { LeadStatus } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueCallResume, enqueueHangUp } from '../../../../events/outbox.ts';
import { type EffectOutcome, saveAnswers } from '../../../agent/runs/index.ts';
import { lockLead, transitionLead } from '../../../leads/leads/index.ts';
import { agentActor } from '../actors.ts';
import { type CallStatus, storeCallState } from '../call-state.ts';
import type { CallRow } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';
import { linkNamedCaller } from '../inbound-call.ts';
import { newUtterances } from '../transcript.ts';
import { recordAnswer, TOOL_LEASE_MS, type ToolAnswer, type ToolClaim } from './claim-tool.ts';
import { recordAnswers } from './record-answers.ts';

/** Call with its engine state. Valid only in the transaction that holds the lock on the call. */
export interface OpenCall {
  readonly row: CallRow;
  readonly graph: ContextGraph;
  readonly env: Env;
  readonly state: CallStatus;
  /** True if the agent has not taken a step in this call yet. */
  readonly isFirst: boolean;
}

/** Result of a step: a response for the assistant, or an effect that must run before the response. */
export type Progress = { readonly answer: ToolAnswer } | { readonly effect: PlannedEffect };

const NOT_HEARD: ToolAnswer = {
  answer: 'The caller has said nothing since your last report. Wait until the caller speaks.',
  failed: true,
};

const HUMAN = [{ a: 'human' as const }];

interface StepInput {
  readonly claim: ToolClaim;
  readonly call: OpenCall;
  readonly request: CallRequest;
}

/**
 * Applies a request of the assistant to the engine. Stores the new state and applies the resulting commands. A report
 * of what the contact said is rejected with an error if the contact has said nothing new or the report is invalid.
 */
export async function beginStep(tx: Tx, services: Services, { claim, call, request }: StepInput): Promise<Progress> {
  const { row, graph, env, isFirst } = call;
  const heard = await newUtterances(tx, row.id, call.state.heardTurnId);
  const returned = await returnEvents(tx, call);
  const before = playCallEvents({ graph, env, state: call.state }, returned);
  const facts = { graph, env, state: before.state };
  if (request.type === 'hand_off') await escalate(tx, services, row, { code: request.code, detail: request.reason });
  if (request.type === 'next' || request.type === 'invalid') {
    const turn = isFirst ? playCallEvents(facts, [{ type: 'call_started' }]) : { state: before.state, commands: [] };
    return finishStep(tx, services, { claim, call, turn, heardTurnId: call.state.heardTurnId });
  }
  const [ids, texts] = [heard.map(({ id }) => id), heard.map(({ text }) => text)];
  const key = keyOf(texts.at(-1) ?? '');
  const spoken = texts.map((text) => keysIn(text) ?? text);
  const heardTurnId = ids.at(-1) ?? call.state.heardTurnId;
  if (request.type === 'report' && heard.length === 0) {
    if (!claim.isRetry) return answerNow(tx, services, claim, NOT_HEARD);
    return finishStep(tx, services, { claim, call, turn: before, heardTurnId });
  }
  const { acts, problems } =
    request.type === 'report' ? checkReport(facts, { ...request, texts: spoken }) : { acts: HUMAN, problems: [] };
  if (problems.length > 0 && key === null && !(await failedBefore(tx, row.id)))
    return answerNow(tx, services, claim, { answer: problems.join(' '), failed: true });
  const language = request.type === 'report' ? request.language : null;
  const turn = playReport(facts, { ids, texts: spoken, key: request.type === 'report' ? key : null, language, acts });
  // The handoff that the assistant requested is already stored with its reason.
  const commands =
    request.type === 'hand_off' ? turn.commands.filter(({ type }) => type !== 'hand_off') : turn.commands;
  return finishStep(tx, services, { claim, call, turn: { ...turn, commands }, heardTurnId });
}

/**
 * Returns the pressed key if exactly one key was pressed, which selects an option. Otherwise returns null, because
 * several keys represent a typed number.
 */
function keyOf(text: string): string | null {
  const keys = keysIn(text);
  return keys?.length === 1 ? keys : null;
}

/**
 * Returns the event that returns a handed-off call to the agent. Returns no events if the call is not handed off, an
 * escalation is waiting, or a member is in the call.
 */
async function returnEvents(tx: Tx, { row, state }: OpenCall): Promise<EngineEvent[]> {
  if (state.phase !== 'handed_off' || row.heldById !== null) return [];
  const waiting = await tx.escalation.findFirst({
    where: { openCallId: row.id, state: 'WAITING' },
    select: { id: true },
  });
  return waiting ? [] : [{ type: 'handed_back', note: null }];
}

/**
 * Returns whether the previous tool call was a report that was rejected although the contact had spoken. A second
 * rejected report is treated as not understood.
 */
async function failedBefore(tx: Tx, callId: string): Promise<boolean> {
  const last = await tx.toolInvocation.findFirst({
    where: { callId, answer: { not: null } },
    orderBy: { id: 'desc' },
    select: { failed: true, tool: true, answer: true },
  });
  return last?.failed === true && last.tool === 'report' && last.answer !== NOT_HEARD.answer;
}

interface EffectInput {
  /** Claim of the tool call. Null in the job that completes a step after a crash. */
  readonly claim: ToolClaim | null;
  readonly call: OpenCall;
  readonly effect: PlannedEffect;
  readonly outcome: EffectOutcome;
}

/** Stores the result of an effect and its database changes, and continues the step. */
export async function applyEffect(
  tx: Tx,
  services: Services,
  { claim, call, effect, outcome }: EffectInput,
): Promise<Progress> {
  await outcome.change?.(tx);
  const { graph, env, state } = call;
  const event: EngineEvent = { type: 'effect_result', key: effect.key, result: outcome.result };
  const turn = playCallEvents({ graph, env, state }, [event]);
  return finishStep(tx, services, { claim, call, turn, heardTurnId: state.heardTurnId });
}

interface FinishedStep {
  readonly claim: ToolClaim | null;
  readonly call: OpenCall;
  readonly turn: CallTurn;
  readonly heardTurnId: string | null;
}

async function finishStep(
  tx: Tx,
  services: Services,
  { claim, call, turn, heardTurnId }: FinishedStep,
): Promise<Progress> {
  const { graph, env } = call;
  const state: CallStatus = { ...turn.state, heardTurnId };
  await storeCallState(tx, call.row, state);
  const row = await linkNamedCaller(tx, services, call.row, state);
  const { commands } = turn;
  await applyCommands(tx, services, { row, commands, key: keyOfStep(row, state) });
  await recordAnswers(tx, services, { row, commands, language: state.language });
  if (state.pending) {
    const where = { workspaceId: row.workspaceId, callId: row.id };
    await enqueueCallResume(tx, where, new Date(services.clock().getTime() + TOOL_LEASE_MS));
    return { effect: state.pending };
  }
  const answer = { answer: replyOf(graph, env, state, turn.commands), failed: false };
  return claim ? answerNow(tx, services, claim, answer) : { answer };
}

const keyOfStep = ({ id }: CallRow, { rev }: CallStatus): string => `${id}:${rev}`;

const replyOf = (graph: ContextGraph, env: Env, state: CallStatus, commands: readonly Command[]): string =>
  JSON.stringify(callReply({ graph, env, state }, commands));

const answerNow = async (tx: Tx, services: Services, { id }: ToolClaim, answer: ToolAnswer): Promise<Progress> => ({
  answer: await recordAnswer(tx, services, { id, answer }),
});

/** Time in milliseconds that the agent has to say goodbye before the call is ended. */
const GOODBYE_MS = 10_000;

const STATUS_AFTER: Readonly<Partial<Record<Outcome, LeadStatus>>> = {
  QUALIFIED: 'QUALIFIED',
  UNQUALIFIED: 'UNQUALIFIED',
};

interface CallCommands {
  readonly row: CallRow;
  readonly commands: readonly Command[];
  /** Key of the step, which ensures that the world model stores each answer only once. */
  readonly key: string;
}

/** Applies the commands of an engine step, in the transaction that stores the engine state. */
async function applyCommands(tx: Tx, services: Services, { row, commands, key }: CallCommands): Promise<void> {
  const by = agentActor(services, row.workspaceId, row.id);
  const lead = () => (row.leadId ? lockLead(tx, row.leadId) : null);
  for (const command of commands) {
    if (command.type === 'hand_off') await escalate(tx, services, row, { code: command.reason, detail: command.note });
    if (command.type === 'end_call') {
      const at = new Date(services.clock().getTime() + GOODBYE_MS);
      await enqueueHangUp(tx, { workspaceId: row.workspaceId, callId: row.id }, at);
    }
    if (command.type === 'save_answers') {
      const known = await lead();
      if (known) await saveAnswers(tx, by, { lead: known, answers: command.answers, key });
    }
    const status = command.type === 'end_episode' ? STATUS_AFTER[command.outcome] : undefined;
    if (status && hasReachedPerson(row))
      await transitionLead(tx, by, await lead(), { status, from: ['NEW', 'CONTACTED'] });
  }
}

/**
 * Returns whether it is certain that the call reached a person. For an outbound call, this is known only at the end,
 * because the call may have been answered by a voicemail system.
 */
const hasReachedPerson = ({ direction, endedAt, unansweredReason }: CallRow): boolean =>
  direction === 'INBOUND' || (endedAt !== null && unansweredReason === null);
