import type { AcceptedAct } from './accept-acts.ts';
import { isOutdated, removeAnswer, setAnswer } from './answers.ts';
import { type Draft, own } from './draft.ts';
import { failIfBlocked, requestEffect } from './effects.ts';
import { asksOnly, startEntryFlow } from './episodes.ts';
import { dropFrame, flowUsesSlot, popFrame, pushFlow, startFlow } from './frames.ts';
import { textOf } from './json.ts';
import { FLOW_CHOICE, liveOffers, makeOffers } from './offers.ts';
import { searchState } from './renew-offers.ts';
import { sentencesFor } from './templates/wording.ts';
import { acknowledge, addPart, greet, handOff, moveTo } from './turn-plan.ts';
import { declineOffers } from './walk.ts';

type ActOf<K extends AcceptedAct['a']> = Extract<AcceptedAct, { a: K }>;

const LEADS_ELSEWHERE: readonly AcceptedAct['a'][] = ['start', 'clarify', 'human', 'opt_out'];

/** Applies the acts of the contact's new messages. An opt-out or a request for a human replaces all other acts. */
export function applyActs(draft: Draft, acts: readonly AcceptedAct[]): void {
  const all = <K extends AcceptedAct['a']>(...kinds: K[]): ActOf<K>[] =>
    acts.filter((act): act is ActOf<K> => kinds.some((kind) => kind === act.a));
  const { state, turn } = draft;
  if (all('opt_out').length > 0) return startAlone(draft, 'opt_out');
  if (all('human').length > 0) return askForPerson(draft);
  const isBooking = draft.upcoming.length === 0 && draft.frame?.flow === 'book';
  leaveOpenHelp(draft, acts);
  enterFlow(draft, acts);
  if (all('stop_repeat').length > 0) stopRepeating(draft);
  const confirmed = state.confirm?.id ?? null;
  const corrected = all('answer')
    .map((act) => applyAnswer(draft, act))
    .some(Boolean);
  for (const act of all('choose')) applyChoice(draft, act);
  if (all('affirm').length > 0 && !corrected) affirm(draft, confirmed);
  else if (all('deny').length > 0) deny(draft);
  if (all('prefer_not').length > 0) skipOpenSlot(draft);
  if (all('cancel_flow').length > 0) cancelFlow(draft);
  applyStarts(draft, all('start'), isBooking);
  const questions = all('ask').map(({ question }) => question);
  if (questions.length > 0 && !pushFlow(draft, 'answer', { questions }))
    for (const question of questions) {
      addPart(draft, { kind: 'unknown', question });
      turn.unanswered.push(question);
    }
  turn.progressed ||= all('answer', 'choose', 'start', 'ask', 'cancel_flow').length > 0;
  if (!turn.progressed) for (const act of all('clarify')) clarify(draft, act.flows);
  applyTalk(draft, acts);
}

const MATTERS: readonly AcceptedAct['a'][] = ['answer', 'start', 'cancel_flow'];

/** Ends the flow that offers help with an unanswered question, if the contact continues with another topic. */
function leaveOpenHelp(draft: Draft, acts: readonly AcceptedAct[]): void {
  const { frame } = draft;
  if (frame?.flow !== 'answer' || draft.openSlot === null) return;
  const isElsewhere = acts.some((act) => MATTERS.includes(act.a) && !('slot' in act && act.slot === draft.openSlot));
  if (isElsewhere) dropFrame(draft, frame);
}

/**
 * Starts the entry flow if no flow is running or queued and no effect is pending. If the contact only asks questions,
 * only greets the contact. Does nothing if the contact requests a flow, or if it is not clear which flow the contact
 * requests.
 */
function enterFlow(draft: Draft, acts: readonly AcceptedAct[]): void {
  const { state } = draft;
  if (state.stack.length > 0 || state.queue.length > 0 || state.pending) return;
  if (acts.some(({ a }) => LEADS_ELSEWHERE.includes(a))) return;
  if (asksOnly(acts)) return greet(draft);
  startEntryFlow(draft, draft.turn.entry);
}

function startAlone(draft: Draft, flow: string): void {
  draft.state.stack = [];
  draft.state.queue = [];
  draft.state.confirm = null;
  draft.state.offers = null;
  draft.turn.progressed = true;
  pushFlow(draft, flow);
}

function askForPerson(draft: Draft): void {
  draft.turn.progressed = true;
  draft.state.confirm = null;
  if (!pushFlow(draft, 'human')) acknowledge(draft, 'not_available');
}

function stopRepeating(draft: Draft): void {
  const { openSlot, frame } = draft;
  const state = frame && draft.stateOf(frame);
  if (openSlot === null || state?.kind !== 'ask') return;
  if (state.required) return handOff(draft, 'NO_ANSWER');
  draft.state.skipped.push(openSlot);
  draft.turn.progressed = true;
}

/**
 * Stores the answer. Acknowledges a contact detail (email or phone number) that no question requested, and starts
 * booking or rescheduling if the contact names a time outside of such a flow. Returns whether an earlier answer was
 * replaced.
 */
function applyAnswer(draft: Draft, { slot, value, quote }: ActOf<'answer'>): boolean {
  // Without an acknowledgement, a contact detail that no question requested would seem to be ignored.
  const isUnasked = ['EMAIL', 'PHONE'].includes(draft.slot(slot)?.type ?? '') && draft.openSlot !== slot;
  if (isUnasked && draft.openSlot !== null) acknowledge(draft, 'noted');
  const corrected = setAnswer(draft, { slot, value, source: 'contact', quote });
  // The contact named a time, but no running flow asks for one: the contact wants to move an appointment or to book
  // one.
  if (slot === 'preferred_time' && !draft.state.stack.some(({ flow }) => flowUsesSlot(draft, flow, slot)))
    startFlow(draft, draft.upcoming.length > 0 ? 'reschedule' : 'book');
  return corrected;
}

function applyChoice(draft: Draft, { n, quote }: ActOf<'choose'>): void {
  const offers = liveOffers(draft);
  const item = offers?.items.find((one) => one.n === n);
  if (!offers || !item) return;
  draft.turn.progressed = true;
  if (offers.slot === FLOW_CHOICE) {
    draft.state.offers = null;
    return startFlow(draft, textOf(item.value));
  }
  setAnswer(draft, { slot: offers.slot, value: item.value, source: 'contact', quote, offerId: offers.id });
}

/**
 * Applies a yes to the pending confirmation, to an offer with one option, to the offer of help, or to the open
 * yes-or-no question.
 */
function affirm(draft: Draft, confirmed: string | null): void {
  const { state, openSlot, turn } = draft;
  if (state.confirm && state.confirm.id === confirmed) {
    const { effect } = state.confirm;
    state.confirm = null;
    turn.progressed = true;
    if (!failIfBlocked(draft, effect)) requestEffect(draft, effect);
    return;
  }
  const offers = liveOffers(draft);
  const [first] = offers?.items ?? [];
  if (first && offers?.slot === openSlot && (offers.items.length === 1 || openSlot === 'unknown_choice'))
    return applyChoice(draft, { a: 'choose', n: first.n, quote: null });
  answerYesNo(draft, 'Yes');
}

function deny(draft: Draft): void {
  const { state, openSlot, turn } = draft;
  if (state.confirm) {
    turn.progressed = true;
    return declineConfirmation(draft);
  }
  const last = liveOffers(draft)?.items.at(-1);
  if (last && openSlot === 'unknown_choice') return applyChoice(draft, { a: 'choose', n: last.n, quote: null });
  const known = openSlot === null ? undefined : own(state.answers, openSlot);
  if (openSlot !== null && known && isOutdated(draft, known)) {
    removeAnswer(draft, openSlot);
    turn.progressed = true;
    return;
  }
  if (openSlot === 'appointment' && declineOffers(draft)) {
    turn.progressed = true;
    return;
  }
  answerYesNo(draft, 'No');
}

function declineConfirmation(draft: Draft): void {
  const { state } = draft;
  const frame = state.stack.find(({ id }) => id === state.confirm?.effect.frameId);
  state.confirm = null;
  const current = frame && draft.stateOf(frame);
  if (!frame || (current?.kind !== 'tool' && current?.kind !== 'book')) return;
  const next = current.onError['DENIED'];
  if (next !== undefined) return moveTo(frame, next);
  // The contact declined only this time and still wants an appointment, so other times are offered.
  const search = current.tool === 'book' ? searchState(draft, frame) : null;
  if (search !== null) {
    removeAnswer(draft, 'appointment');
    return moveTo(frame, search);
  }
  acknowledge(draft, 'declined');
  state.stack = state.stack.filter(({ id }) => id !== frame.id);
}

function answerYesNo(draft: Draft, value: 'Yes' | 'No'): void {
  const { openSlot } = draft;
  if (openSlot === null || draft.slot(openSlot)?.type !== 'YES_NO') return;
  setAnswer(draft, { slot: openSlot, value, source: 'contact' });
  draft.turn.progressed = true;
}

function skipOpenSlot(draft: Draft): void {
  const { openSlot, frame } = draft;
  const state = frame && draft.stateOf(frame);
  if (openSlot === null || state?.kind !== 'ask' || state.required) return;
  draft.state.skipped.push(openSlot);
  draft.turn.progressed = true;
}

function cancelFlow(draft: Draft): void {
  if (!draft.frame || draft.state.pending) return;
  acknowledge(draft, 'cancelled_flow');
  popFrame(draft, 'ABANDONED');
}

/**
 * Starts the first requested flow and queues the others. `isBooking` indicates whether an appointment was being booked
 * before this message and the contact has no other appointment. In this case a request to cancel ends the booking flow,
 * a request to reschedule declines the offered times, and no flow starts.
 */
function applyStarts(draft: Draft, starts: readonly ActOf<'start'>[], isBooking: boolean): void {
  const [first, ...others] = starts.map(({ flow }) => flow);
  if (first === undefined) return;
  // Without an upcoming appointment, the contact can only mean the appointment that is being booked.
  if (first === 'cancel' && isBooking) return cancelFlow(draft);
  if (first === 'reschedule' && isBooking) {
    if (draft.state.offers?.slot === 'appointment') declineOffers(draft);
    return;
  }
  startFlow(draft, first);
  const running = draft.state.stack.map(({ flow }) => flow);
  draft.state.queue.push(...others.filter((flow) => !running.includes(flow) && !draft.state.queue.includes(flow)));
}

function clarify(draft: Draft, flows: readonly string[]): void {
  const labels = flows.map((flow) => ({ label: draft.graph.flows[flow]?.description ?? flow, value: flow }));
  const items = labels.map((item, index) => ({ n: index + 1, ...item }));
  makeOffers(draft, { frameId: '', slot: FLOW_CHOICE, items });
  addPart(draft, { kind: 'offer', of: 'requests', items: items.map(({ n, label }) => ({ n, label })) });
  const words = sentencesFor(draft.state.language).clarify;
  addPart(draft, { kind: 'ask', slot: FLOW_CHOICE, type: 'CHOICE', words, choices: [], asked: 0 });
}

/**
 * Acknowledges greetings, thanks, goodbyes, insults and unclear messages. Hands off after too many insults or unclear
 * messages.
 */
function applyTalk(draft: Draft, acts: readonly AcceptedAct[]): void {
  const { state, turn, env } = draft;
  // The reply to a lead form is the greeting, so small talk in the form's text is not acknowledged.
  if (turn.entry === 'lead_arrived') return;
  const isUnclear = acts.some(({ a }) => a === 'unclear');
  state.counters.unclear = isUnclear && !turn.progressed ? state.counters.unclear + 1 : 0;
  if (isUnclear && !turn.progressed && state.episode.greeted) acknowledge(draft, 'unclear');
  if (state.counters.unclear >= env.context.limits.unclear) handOff(draft, 'NOT_UNDERSTOOD');
  const isHostile = acts.some(({ a }) => a === 'hostile');
  if (isHostile) state.counters.hostile++;
  if (isHostile && state.counters.hostile >= env.context.limits.unclear) handOff(draft, 'ABUSE');
  else if (isHostile) acknowledge(draft, 'hostile');
  for (const act of acts) {
    if (act.a !== 'chat') continue;
    if (act.kind === 'thanks' || act.kind === 'bye') acknowledge(draft, act.kind);
    else if (act.kind === 'greet' && state.episode.greeted) acknowledge(draft, 'greeting');
  }
}
