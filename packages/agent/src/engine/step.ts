import { isKeywordEffective, matchOptOutKeyword } from '@frontdesk/domain';
import { isReplyAllowed, onCallStarted, onFormSubmitted, onLead } from './arrivals.ts';
import { minutesBetween } from './dates.ts';
import { Draft } from './draft.ts';
import { applyResult, recordResult } from './effects.ts';
import { endEpisode, expireEpisode } from './episodes.ts';
import type { ContextGraph } from './graph.ts';
import { applyRating, takeComment } from './rating.ts';
import { resolveFlows } from './resolve-flows.ts';
import { applyWording, finishPlan, retryWording, sayFromTemplates, sayOptedOut } from './speak.ts';
import { spokenSentencesFor } from './templates/spoken.ts';
import { sentencesFor } from './templates/wording.ts';
import { handOff } from './turn-plan.ts';
import {
  applyUnderstanding,
  beginTurn,
  chooseDirectly,
  continueTurn,
  converse,
  countUsage,
  handBack,
  isWithinLimits,
  stopTurn,
  understand,
} from './turns.ts';
import type { EngineEvent, EngineState, Env, StepResult } from './types.ts';

type EventOf<K extends EngineEvent['type']> = Extract<EngineEvent, { type: K }>;

const HOLDING_MINUTES = 30;

/** Applies one event. The function is pure: the result depends only on the arguments, and they are not changed. */
export function step(graph: ContextGraph, state: EngineState, event: EngineEvent, env: Env): StepResult {
  const draft = new Draft(resolveFlows(graph, env.context.disabledFlows), state, env);
  applyEvent(draft, event);
  drainInbox(draft);
  draft.state.rev++;
  return { state: draft.state, commands: draft.commands, checks: draft.checks };
}

function applyEvent(draft: Draft, event: EngineEvent): void {
  switch (event.type) {
    case 'contact_message':
      return onMessage(draft, event);
    case 'understood':
      return onUnderstood(draft, event);
    case 'worded':
      return onWorded(draft, event);
    case 'models_stopped':
      return onModelsStopped(draft, event);
    case 'model_failed':
      return onModelFailed(draft, event);
    case 'effect_result':
      return onEffectResult(draft, event);
    case 'lead_arrived':
      return onLead(draft, event);
    case 'call_started':
      return onCallStarted(draft);
    case 'silence':
      return onSilence(draft);
    case 'call_ended':
      return stopTurn(draft, 'idle');
    case 'timer':
      return draft.state.turn === null && draft.state.phase === 'idle' ? expireEpisode(draft) : undefined;
    case 'taken_over':
      draft.state.rating = null;
      return stopTurn(draft, 'handed_off');
    case 'handed_back':
      return handBack(draft, event.note);
    case 'records_changed':
      draft.state.bookings = event.bookings;
      return;
    case 'form_submitted':
      onFormSubmitted(draft, event);
  }
}

function onMessage(draft: Draft, { ids, text: written, ...pressed }: EventOf<'contact_message'>): void {
  const [button, dtmf] = [pressed.button ?? null, pressed.dtmf ?? null];
  const { state, env } = draft;
  if (!isReplyAllowed(draft)) return;
  if (state.phase === 'handed_off') return hold(draft);
  const isOptOut = button === null && optsOut(draft, written);
  const mustStop = isOptOut || env.context.safety !== null;
  const text = mustStop || state.turn ? written : applyRating(draft, { text: written, button });
  if (text === null) return;
  if (state.turn && !mustStop) return joinTurn(draft, { id: ids.at(-1) ?? '', text, button, dtmf });
  if (!state.turn) expireEpisode(draft);
  state.pending = state.turn?.acted ? state.pending : null;
  beginTurn(draft, { ids, texts: [text] });
  state.episode.lastAt = env.now;
  if (isOptOut) return converse(draft, [{ a: 'opt_out' }]);
  if (env.context.safety) {
    handOff(draft, env.context.safety.reason, { words: env.context.safety.words });
    return finishPlan(draft);
  }
  if ((button === null && dtmf === null) || !isWithinLimits(draft) || !chooseDirectly(draft, { button, dtmf }))
    understand(draft);
}

/**
 * Whether a message is an opt-out keyword. An ambiguous keyword, such as a common word, is not treated as an opt-out
 * while a question, an offer or an appointment gives it another meaning.
 */
function optsOut(draft: Draft, text: string): boolean {
  const match = matchOptOutKeyword(text, draft.env.context.optOutTerms);
  if (match?.kind !== 'STOP') return false;
  const { state } = draft;
  const hasOtherMeaning =
    draft.openSlot !== null || state.offers !== null || state.confirm !== null || draft.upcoming.length > 0;
  return isKeywordEffective(match, hasOtherMeaning);
}

/**
 * Restarts the turn with a message that arrived during the turn. If a change was already requested, the message waits
 * in the inbox instead.
 */
function joinTurn(draft: Draft, message: EngineState['inbox'][number]): void {
  const { state, turn } = draft;
  state.inbox.push(message);
  if (turn.acted) return;
  const [texts, ids] = [state.inbox.map(({ text }) => text), state.inbox.map(({ id }) => id)];
  const understood = state.phase !== 'understanding';
  turn.texts = understood ? texts : [...turn.texts, ...texts];
  turn.messageIds = [...turn.messageIds, ...ids];
  // Remove questions, options and closing words from the plan, because the new message can change them.
  turn.plan = turn.plan.filter(({ kind }) => !['offer', 'ask', 'confirm', 'close'].includes(kind));
  turn.retries = { understand: 0, word: 0 };
  turn.progressed = false;
  state.counters.messages += texts.length;
  state.inbox = [];
  state.pending = null;
  understand(draft);
}

/** Replies to messages that arrived while a change was in progress. */
function drainInbox(draft: Draft): void {
  const { state } = draft;
  if (state.turn || state.phase !== 'idle' || state.inbox.length === 0 || !isReplyAllowed(draft)) return;
  const messages = state.inbox;
  state.inbox = [];
  beginTurn(draft, { ids: messages.map(({ id }) => id), texts: messages.map(({ text }) => text) });
  understand(draft);
}

/**
 * Tells a contact who is waiting for a member that the handoff is in progress: on a call after every message, and on
 * WhatsApp at most once in 30 minutes.
 */
function hold({ state, env, commands }: Draft): void {
  const isCall = env.context.channel === 'voice';
  state.episode.lastAt = env.now;
  if (!isCall && state.heldAt !== null && minutesBetween(state.heldAt, env.now) < HOLDING_MINUTES) return;
  state.heldAt = env.now;
  const text = isCall ? spokenSentencesFor(state.language).holding : sentencesFor(state.language).acks.holding;
  commands.push({ type: 'say', segments: [{ text, sources: [] }], choices: [] });
}

/** Whether the turn is waiting for the result of this model call. Results of earlier calls are ignored. */
const awaits = ({ state }: Draft, phase: EngineState['phase'], callId: string): boolean =>
  state.turn !== null && state.phase === phase && state.callId === callId;

function onUnderstood(draft: Draft, { callId, language, acts, usage }: EventOf<'understood'>): void {
  if (!awaits(draft, 'understanding', callId)) return;
  countUsage(draft, usage);
  draft.checks.push({ kind: 'FORMAT', problems: [] });
  if (!isReplyAllowed(draft)) return stopTurn(draft, 'idle');
  if (takeComment(draft, acts)) return;
  if (isWithinLimits(draft)) applyUnderstanding(draft, language, acts);
  else finishPlan(draft);
}

function onWorded(draft: Draft, { callId, segments, usage }: EventOf<'worded'>): void {
  if (!awaits(draft, 'wording', callId)) return;
  countUsage(draft, usage);
  draft.checks.push({ kind: 'FORMAT', problems: [] });
  if (!isReplyAllowed(draft)) return stopTurn(draft, 'idle');
  draft.state.counters.modelFailures = 0;
  applyWording(draft, segments);
}

function onModelFailed(draft: Draft, { callId, call, problems, usage }: EventOf<'model_failed'>): void {
  const { state, env } = draft;
  if (!awaits(draft, call === 'word' ? 'wording' : 'understanding', callId)) return;
  countUsage(draft, usage);
  draft.checks.push({ kind: 'FORMAT', problems });
  if (!isReplyAllowed(draft)) return stopTurn(draft, 'idle');
  if (draft.turn.retries[call] < env.context.limits.modelRetries) {
    if (call === 'word') return retryWording(draft, problems);
    draft.turn.retries.understand++;
    return understand(draft, problems);
  }
  if (call === 'understand' && takeComment(draft, [])) return;
  // A turn is counted as one failure, even if both of its model calls fail.
  if (call === 'understand' || draft.turn.retries.understand < env.context.limits.modelRetries)
    state.counters.modelFailures++;
  if (state.counters.modelFailures >= env.context.limits.modelFailures) {
    handOff(draft, 'MODEL_FAILED');
    return finishPlan(draft, false);
  }
  return call === 'word' ? sayFromTemplates(draft) : converse(draft, [{ a: 'unclear' }]);
}

/**
 * Continues without the model: builds the planned reply from templates. Hands off if the messages were not interpreted
 * yet, or if the plan of the workspace includes no further conversation.
 */
function onModelsStopped(draft: Draft, { callId, call, reason }: EventOf<'models_stopped'>): void {
  if (!awaits(draft, call === 'word' ? 'wording' : 'understanding', callId)) return;
  draft.checks.push({ kind: 'BUDGET', problems: [reason ? PLAN_LIMIT : COST_LIMIT] });
  if (!isReplyAllowed(draft)) return stopTurn(draft, 'idle');
  if (call === 'word' && !reason) return sayFromTemplates(draft);
  if (takeComment(draft, [])) return;
  handOff(draft, reason ?? 'MODEL_BUDGET_REACHED');
  finishPlan(draft, false);
}

const COST_LIMIT = 'The cost of the models reached its monthly limit.';
const PLAN_LIMIT = 'The plan includes no further AI conversation this month.';

function onEffectResult(draft: Draft, { key, result }: EventOf<'effect_result'>): void {
  const { state } = draft;
  const { pending } = state;
  if (!recordResult(draft, key, result) || !pending) return;
  state.pending = null;
  applyResult(draft, pending, result);
  // The turn was stopped, for example because a member took over, so the result is stored without a reply.
  if (!state.turn) return;
  if (pending.tool === 'opt_out' && result.ok) return endOptedOut(draft);
  if (!isReplyAllowed(draft)) return stopTurn(draft, 'idle');
  draft.turn.progressed = true;
  continueTurn(draft);
}

/**
 * Ends the episode. On WhatsApp the opt-out tool sends the confirmation. On a call the agent confirms the opt-out and
 * hangs up.
 */
function endOptedOut(draft: Draft): void {
  endEpisode(draft, 'OPTED_OUT');
  draft.state.inbox = [];
  if (draft.env.context.channel === 'voice') return sayOptedOut(draft);
  stopTurn(draft, 'idle');
}

/** Repeats the open question if the contact is silent. */
function onSilence(draft: Draft): void {
  if (!isReplyAllowed(draft) || draft.state.turn || draft.state.phase !== 'idle') return;
  beginTurn(draft, { ids: [], texts: [] });
  continueTurn(draft);
}
