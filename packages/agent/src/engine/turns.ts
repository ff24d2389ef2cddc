import { acceptActs } from './accept-acts.ts';
import type { Act } from './acts.ts';
import { setAnswer } from './answers.ts';
import { applyActs } from './apply-acts.ts';
import { pressedAct } from './choices.ts';
import type { Draft } from './draft.ts';
import { isAfterword, openEpisode, prefillFromRecords } from './episodes.ts';
import { FLOW_CHOICE, liveOffers } from './offers.ts';
import { renewOffers } from './renew-offers.ts';
import { finishPlan } from './speak.ts';
import { sentencesFor } from './templates/wording.ts';
import { acknowledge, addPart, handOff } from './turn-plan.ts';
import type { Turn, Usage } from './types.ts';
import { viewOf } from './view.ts';
import { walk } from './walk.ts';

const HOUR = 3_600_000;
const NO_ACTS = 'Return at least one act.';

/** Begins a turn. `messages` is empty if no message caused the turn, for example at the start of a call. */
export function beginTurn(
  draft: Draft,
  messages: { readonly ids: readonly string[]; readonly texts: readonly string[] },
  entry: Turn['entry'] = 'first_message',
): void {
  const { state, env } = draft;
  const since = new Date(Date.parse(env.now) - HOUR).toISOString();
  state.turn = { ...newTurn(env.now, messages), entry };
  state.counters.turns = [...state.counters.turns.filter((at) => at > since), env.now];
  state.counters.messages += messages.texts.length;
  if (state.stack.length === 0 && state.episode.outcome === null) prefillFromRecords(draft);
  if (state.note !== null) addPart(draft, handBackInstruction(state.note));
}

const newTurn = (
  now: string,
  { ids, texts }: { ids: readonly string[]; texts: readonly string[] },
): Omit<Turn, 'entry'> => ({
  startedAt: now,
  messageIds: [...ids],
  texts: [...texts],
  rounds: 0,
  retries: { understand: 0, word: 0 },
  tokens: 0,
  plan: [],
  progressed: false,
  acted: false,
  outcome: null,
  handOff: null,
  saved: {},
  unanswered: [],
});

const handBackInstruction = (note: string) =>
  ({
    kind: 'say',
    style: 'instruction',
    words: `A colleague handed the conversation back with this note. Act on it if it concerns the contact: ${JSON.stringify(note)}`,
  }) as const;

/**
 * Checks the limits of the conversation. If one is exceeded, plans a handoff. Returns false if a handoff is planned.
 */
export function isWithinLimits(draft: Draft): boolean {
  const { state, turn, env } = draft;
  const { counters } = state;
  const { limits } = env.context;
  if (counters.messages > limits.messagesPerEpisode || counters.turns.length > limits.turnsPerHour)
    handOff(draft, 'TOO_LONG');
  else if (turn.tokens > limits.tokensPerTurn || counters.costUsd > limits.costPerEpisodeUsd)
    handOff(draft, 'COST_LIMIT');
  return turn.handOff === null;
}

/**
 * Requests a model call that interprets the new messages of the contact. If a limit is exceeded, hands off without a
 * call.
 */
export function understand(draft: Draft, problems: readonly string[] = []): void {
  if (!isWithinLimits(draft)) return finishPlan(draft);
  const { state } = draft;
  state.phase = 'understanding';
  state.callId = draft.id('u');
  draft.commands.push({ type: 'understand', callId: state.callId, view: viewOf(draft, problems) });
}

/**
 * Applies the acts that the model reported. If no act is acceptable, the model is called again, up to the limit of
 * retries. After the last retry, the messages are treated as unclear.
 */
export function applyUnderstanding(draft: Draft, language: string, reported: readonly Act[]): void {
  const { turn, env } = draft;
  const { acts, problems } = acceptActs(draft, reported, turn.texts);
  draft.checks.push({ kind: 'INTERPRETATION', problems: acts.length + problems.length > 0 ? problems : [NO_ACTS] });
  if (acts.length === 0 && turn.retries.understand < env.context.limits.modelRetries) {
    turn.retries.understand++;
    return understand(draft, problems.length > 0 ? problems : [NO_ACTS]);
  }
  setLanguage(draft, language);
  converse(draft, acts.length > 0 ? acts : [{ a: 'unclear' }]);
}

function setLanguage({ state, env }: Draft, language: string): void {
  const wanted = language.slice(0, 2).toLocaleLowerCase('en');
  const allowed = env.context.languages.find((one) => one.slice(0, 2) === wanted);
  state.language = allowed ?? env.context.languages[0] ?? state.language;
}

/** Applies accepted acts, runs the flows and plans the reply. */
export function converse(draft: Draft, acts: Parameters<typeof applyActs>[1]): void {
  const { state } = draft;
  if (isGoodbye(draft, acts)) return endCall(draft, acts);
  if (state.episode.outcome !== null) {
    if (isAfterword(draft, acts)) return closeAgain(draft, acts);
    openEpisode(draft);
    state.counters.messages = draft.turn.texts.length;
    prefillFromRecords(draft);
  }
  applyActs(draft, acts);
  continueTurn(draft);
}

/** Runs the flows, and plans the reply unless the result of an effect is pending. */
export function continueTurn(draft: Draft): void {
  const { state, turn } = draft;
  const asksForFlow = turn.plan.some((part) => part.kind === 'ask' && part.slot === FLOW_CHOICE);
  if (!asksForFlow) walk(draft);
  if (state.pending === null || turn.handOff) finishPlan(draft);
}

/** Stores the answers of messages that still belong to the ended episode, and replies briefly. */
function closeAgain(draft: Draft, acts: Parameters<typeof applyActs>[1]): void {
  for (const act of acts) {
    if (act.a === 'chat') acknowledge(draft, act.kind === 'thanks' || act.kind === 'bye' ? act.kind : 'chat');
    if (act.a === 'hostile' || act.a === 'unclear') acknowledge(draft, act.a);
    if (act.a !== 'answer') continue;
    setAnswer(draft, { slot: act.slot, value: act.value, source: 'contact', quote: act.quote });
    acknowledge(draft, 'noted');
  }
  finishPlan(draft);
}

/**
 * Whether a caller only makes small talk and says goodbye, which ends the call. An open flow resumes in the next call.
 */
const isGoodbye = ({ env }: Draft, acts: Parameters<typeof applyActs>[1]): boolean =>
  env.context.channel === 'voice' &&
  acts.every(({ a }) => a === 'chat') &&
  acts.some((act) => act.a === 'chat' && act.kind === 'bye');

function endCall(draft: Draft, acts: Parameters<typeof applyActs>[1]): void {
  draft.commands.push({ type: 'end_call' });
  closeAgain(draft, acts);
}

/**
 * Applies a pressed button or key without calling the model. 0 requests a human, and * repeats the question. A button
 * of a question other than the open question is refused. Returns false if the key matches no current option.
 */
export function chooseDirectly(
  draft: Draft,
  { button, dtmf }: { button: string | null; dtmf: string | null },
): boolean {
  if (dtmf === '0') {
    converse(draft, [{ a: 'human' }]);
    return true;
  }
  if (dtmf === '*') {
    converse(draft, [{ a: 'chat', kind: 'other' }]);
    return true;
  }
  if (button !== null) {
    const act = pressedAct(draft, button);
    if (act) converse(draft, [act]);
    else refuseChoice(draft);
    return true;
  }
  const n = Number(dtmf ?? Number.NaN);
  if (!liveOffers(draft)?.items.some((item) => item.n === n)) return false;
  converse(draft, [{ a: 'choose', n, quote: null }]);
  return true;
}

/**
 * Tells the contact that a pressed option is no longer available, and asks the open question again with times that are
 * free now.
 */
function refuseChoice(draft: Draft): void {
  const { state, turn } = draft;
  acknowledge(draft, 'choice_expired');
  turn.progressed = true;
  renewOffers(draft);
  state.offers = null;
  if (state.stack.length > 0) return continueTurn(draft);
  const words = sentencesFor(state.language).clarify;
  addPart(draft, { kind: 'ask', slot: FLOW_CHOICE, type: 'CHOICE', words, choices: [], asked: 0 });
  finishPlan(draft);
}

/** Adds the tokens and cost of a model call to the counters. */
export function countUsage({ state }: Draft, usage: Usage | undefined): void {
  if (!usage) return;
  state.counters.tokens += usage.tokens;
  state.counters.costUsd += usage.costUsd;
  if (state.turn) state.turn.tokens += usage.tokens;
}

/** Ends the turn without a reply. If a change is in progress, its result is still applied. */
export function stopTurn({ state }: Draft, phase: 'idle' | 'handed_off'): void {
  if (!state.turn?.acted) state.pending = null;
  state.turn = null;
  if (state.phase !== 'handed_off') state.phase = phase;
}

/** Returns the conversation from a member to the agent. */
export function handBack({ state }: Draft, note: string | null): void {
  if (state.phase !== 'handed_off') return;
  state.phase = 'idle';
  state.turn = null;
  state.heldAt = null;
  state.note = [state.note, note].filter(Boolean).join('\n') || null;
  // A member may have written since the agent's last text, so the agent may send the same text again.
  state.lastReply = '';
  state.counters = { ...state.counters, messages: 0, turns: [], unclear: 0, hostile: 0, modelFailures: 0 };
  for (const frame of state.stack) frame.attempts = 0;
}
