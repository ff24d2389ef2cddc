import {
  type Choice,
  type Command,
  type ContextGraph,
  type Dict,
  type EngineEvent,
  type EngineState,
  type Env,
  type Json,
  type Outcome,
  type SentForm,
  step,
} from '@frontdesk/agent/engine';
import { HANDOFF_CODE_SENTENCES, type HandoffCode, type HandoffReason } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { updateRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../events/outbox.ts';
import { type EventContext, publishChange } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { releaseGreeting } from '../../campaigns/outreach-limits/index.ts';
import { markLeadWaiting, transitionLead } from '../../leads/leads/index.ts';
import { isSendingEnabled } from '../../messaging/conversations/index.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import { citedPassages } from '../knowledge/index.ts';
import {
  type LockedConversation,
  leadOf,
  lockConversation,
  lockRun,
  newestInbound,
  type RunRow,
  storeMemory,
} from './agent-runs.repository.ts';
import { recordEpisode } from './episodes.ts';
import { handOffToHuman } from './hand-off.ts';
import { findPendingInput } from './pending-input.ts';
import { storeRating } from './ratings.ts';
import { findRunBlocker } from './send-blockers.ts';

/**
 * A run claimed by this process. `claim` is the run's claim counter: if the stored counter has a different value,
 * another process has claimed the run.
 */
export interface ClaimedRun {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly id: string;
  readonly claim: number;
}

export interface OpenRun {
  readonly row: RunRow;
  readonly conversation: LockedConversation;
  readonly plan: RunState;
  /** True if the workspace's plan does not include another conversation, in which case the run only hands off. */
  readonly isPlanLimitReached?: boolean;
}

export const agentActor = (
  services: Pick<Services, 'clock'>,
  { workspaceId, id }: Pick<ClaimedRun, 'workspaceId' | 'id'>,
) => asSystemActor(services, workspaceId, { kind: 'system', name: 'Agent' }, id);

/**
 * Runs `todo` with the conversation locked. Returns null without calling `todo` if another process has claimed the run,
 * the run no longer generates a reply, or the agent can no longer reply, in which case the run ends.
 */
export const inClaimedRun = <T>(
  services: Services,
  work: ClaimedRun,
  todo: (tx: Tx, turn: OpenRun) => Promise<T>,
): Promise<T | null> =>
  withClaimedRun(services, work, async (tx, turn) => {
    const blocker = await findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt });
    if (!blocker) return todo(tx, turn);
    await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan: turn.plan });
    return null;
  });

/**
 * Runs `todo` with the conversation locked, even if the agent can no longer reply, so that results are always stored.
 * Returns null if another process has claimed the run or the run no longer generates a reply.
 */
export const withClaimedRun = <T>(
  services: Services,
  { workspaceId, conversationId, id, claim }: ClaimedRun,
  todo: (tx: Tx, turn: OpenRun) => Promise<T | null>,
): Promise<T | null> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const [conversation, row] = await Promise.all([lockConversation(tx, conversationId), lockRun(tx, id)]);
    if (!conversation || !row || row.claim !== claim || row.step !== 'GENERATE') return null;
    return todo(tx, {
      row,
      conversation,
      plan: row.state as unknown as RunState,
    });
  });

type RunOutcome = 'ANSWERED' | 'QUIET' | 'SUPPRESSED' | 'SUPERSEDED' | 'FAILED';

type RunResult = (
  | { readonly outcome: Exclude<RunOutcome, 'FAILED'>; readonly words?: string | null }
  /** The run hands the conversation off. `words` contains details about the handoff code. */
  | { readonly outcome: 'FAILED'; readonly code: HandoffCode; readonly words: string | null }
) & {
  /** State of a run that sent no reply. It is stored, because it contains the information collected so far. */
  readonly plan?: RunState;
};

/**
 * Ends a run. Enqueues the next run if a takeover ended or a form was submitted during this run, or if a message
 * arrived and the outcome is not SUPPRESSED.
 */
export async function finishRun(tx: Tx, by: EventContext, turn: RunRow, result: RunResult): Promise<void> {
  const { outcome, plan } = result;
  const { workspaceId, id, conversationId } = turn;
  const now = by.services.clock();
  const ended = { step: 'DONE', outcome, activeConversationId: null, leaseUntil: null, finishedAt: now };
  // The statements share a round trip. A handoff is applied before the remaining input is read.
  const readNext = () => Promise.all([findPendingInput(tx, conversationId, turn), newestInbound(tx, conversationId)]);
  const [next] = await Promise.all([
    outcome === 'FAILED' ? null : readNext(),
    updateRow<RunRow>(tx, 'AgentRun', id, { ...ended, failure: failureOf(result) }),
    plan && storeMemory(tx, { workspaceId, conversationId, state: plan.stateIfUnsent, now }),
  ]);
  if (result.outcome === 'FAILED') {
    const { code, words: detail } = result;
    // If a reply was stored but not delivered, the episode was already recorded when the reply was stored.
    if (plan && turn.step === 'GENERATE') await recordEpisode(tx, { run: turn, plan, result: 'FAILED', code, now });
    // The rating is also stored if the text that the contact sent with the rating caused the handoff.
    if (plan) await storeRating(tx, by, { conversationId, plan });
    await handOffToHuman(tx, by, { conversationId, code, detail });
  }
  if (outcome === 'SUPPRESSED' && turn.trigger === 'LEAD') await deferGreeting(tx, by, conversationId);
  // If no message was stored, this event is the only indication for the app that no reply follows.
  if (outcome === 'SUPPRESSED')
    await publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' });
  const [{ takeover, forms }, newest] = next ?? (await readNext());
  if (takeover) await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'HAND_BACK' });
  if (forms.length > 0) await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'FORM' });
  if (newest && newest.id !== turn.answersId && outcome !== 'SUPPRESSED')
    await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}

const failureOf = (result: RunResult): string | null =>
  result.words ?? (result.outcome === 'FAILED' ? HANDOFF_CODE_SENTENCES[result.code] : null);

/**
 * Marks the lead as waiting if a paused workspace prevented its greeting, so that a member can start the greeting after
 * the pause.
 */
async function deferGreeting(tx: Tx, by: EventContext, conversationId: string): Promise<void> {
  if (await isSendingEnabled(tx)) return;
  const lead = await leadOf(tx, conversationId);
  if (lead?.status !== 'NEW' && lead?.status !== 'CONTACTED') return;
  await transitionLead(tx, by, lead, { status: 'NEW' });
  await releaseGreeting(tx, by, lead.phone);
  await markLeadWaiting(tx, by, lead, 'PAUSED');
}

/** State of a run: engine state, pending commands and results. Plain JSON that is stored with the run. */
export interface RunState {
  readonly memory: EngineState;
  /**
   * State to store if the reply is never sent. Contains the input of members and the results of tools, but not the
   * reply.
   */
  readonly stateIfUnsent: EngineState;
  readonly commands: readonly ExternalCommand[];
  readonly replies: readonly string[];
  /** Passages that support the facts in the replies. Absent in states stored by earlier versions of the code. */
  readonly sources?: readonly CitedPassage[];
  /** Options that the latest reply shows. Absent in states stored by earlier versions of the code. */
  readonly choices?: readonly Choice[];
  /** Questions that the replies do not answer. Absent in states stored by earlier versions of the code. */
  readonly unanswered?: readonly string[];
  /** Reason for a handoff. Null if the run does not hand off. */
  readonly handOff: HandoffReason | null;
  readonly outcome: Outcome | null;
  /** Answers of the contact to store on the lead. */
  readonly saved: Dict<Json>;
  /** Forms that the reply contains. Absent if there are none. */
  readonly forms?: readonly SentForm[];
  /** Contact's rating of an ended episode. Absent if the run received no rating. */
  readonly rating?: { readonly id: string; readonly score: number };
  /** Contact's message that comments on a rating. Absent if there is none. */
  readonly comment?: { readonly id: string; readonly messageId: string };
}

export type ExternalCommand = Extract<Command, { type: 'understand' | 'word' | 'run_effect' }>;

export const runStateOf = (memory: EngineState): RunState => ({
  memory,
  stateIfUnsent: memory,
  commands: [],
  replies: [],
  handOff: null,
  outcome: null,
  saved: {},
});

/**
 * Applies an event to the run state. Commands without external effects are executed immediately; other commands are
 * queued and run one at a time.
 */
export const runStateAfter = (...applied: Parameters<typeof applyToRun>): RunState => applyToRun(...applied).plan;

/** Applies an event like `runStateAfter`, and also returns the checks of the model's reply. */
export function applyToRun(graph: ContextGraph, plan: RunState, event: EngineEvent, env: Env) {
  const { state, commands, checks } = step(graph, plan.memory, event, env);
  const next: RunState = { ...plan, memory: state, stateIfUnsent: stateIfUnsentAfter(plan, event, state) };
  return { plan: commands.reduce(collect, next), checks };
}

/** Returns the state to store if the reply is not sent. Results of tools and input of members are retained. */
function stateIfUnsentAfter({ stateIfUnsent }: RunState, { type }: EngineEvent, state: EngineState): EngineState {
  if (type === 'effect_result') return { ...state, phase: 'idle', turn: null, pending: null };
  const isInput =
    type === 'handed_back' || type === 'taken_over' || type === 'records_changed' || type === 'form_submitted';
  return isInput ? state : stateIfUnsent;
}

function collect(plan: RunState, command: Command): RunState {
  switch (command.type) {
    case 'understand':
    case 'word':
      // The engine waits for one model call at a time, so a model call that is still queued is obsolete.
      return { ...plan, commands: [...plan.commands.filter(({ type }) => type === 'run_effect'), command] };
    case 'run_effect':
      return { ...plan, commands: [...plan.commands, command] };
    case 'say':
      return {
        ...plan,
        replies: [...plan.replies, command.segments.map(({ text }) => text).join('\n')],
        choices: command.choices,
        sources: [...(plan.sources ?? []), ...citedPassages(command.segments.flatMap(({ sources }) => sources))],
      };
    case 'attach_form':
      return { ...plan, forms: [...(plan.forms ?? []), command.form] };
    case 'unanswered':
      return { ...plan, unanswered: [...(plan.unanswered ?? []), command.question] };
    case 'hand_off':
      return { ...plan, handOff: { code: command.reason, detail: command.note } };
    case 'end_episode':
      return { ...plan, outcome: command.outcome };
    case 'rate':
      return { ...plan, rating: { id: command.id, score: command.score } };
    case 'comment_rating':
      return { ...plan, comment: { id: command.id, messageId: command.messageId } };
    case 'save_answers':
      return { ...plan, saved: { ...plan.saved, ...command.answers } };
    default:
      return plan;
  }
}

/**
 * Returns whether the run hands off or has an outcome. A newer message of the contact does not supersede such a run.
 */
export const isLastStep = ({ handOff, outcome }: RunState): boolean => handOff !== null || outcome !== null;

export const nextCommand = ({ commands }: RunState): ExternalCommand | null => commands[0] ?? null;

/** Removes the first command. Call this when the result of the command is applied as an event. */
export const withoutNextCommand = (plan: RunState): RunState => ({ ...plan, commands: plan.commands.slice(1) });
