import { withoutUnstorable } from '@frontdesk/domain';
import type { AcceptedAct } from './accept-acts.ts';
import { BUILTIN_SLOTS } from './builtins/slots.ts';
import { minutesBetween } from './dates.ts';
import { type Draft, own } from './draft.ts';
import { pushFlow } from './frames.ts';
import type { ENTRY_EVENTS, Outcome } from './graph.ts';
import { textOf } from './json.ts';
import { parseValue } from './parse-value.ts';
import type { EngineState } from './types.ts';

const SUMMARY_LENGTH = 400;
const SUMMARIES = 3;
/** If a new episode begins within this number of minutes after the last message, the contact is not greeted. */
const GREETED_MINUTES = 6 * 60;

/** Ends the episode (one matter of the contact), stops its flows and stores a summary for later episodes. */
export function endEpisode(draft: Draft, outcome: Outcome): void {
  const { state } = draft;
  if (state.episode.outcome !== null) return;
  draft.commands.push({ type: 'end_episode', outcome, summary: closeEpisode(state, outcome) });
}

/** Ends the current episode in the given state. Returns the summary of the episode. */
export function closeEpisode(state: EngineState, outcome: Outcome): string {
  const summary = summaryOf(state, outcome);
  state.episode.outcome = outcome;
  state.summaries = [...state.summaries, summary].slice(-SUMMARIES);
  state.stack = [];
  state.queue = [];
  state.confirm = null;
  state.offers = null;
  return summary;
}

function summaryOf(state: EngineState, outcome: Outcome): string {
  const answers = Object.entries(state.answers).map(([slot, { value }]) => `${slot}: ${textOf(value)}`);
  const [day] = state.episode.openedAt.split('T');
  return withoutUnstorable([`${day} ${outcome}`, ...answers].join('; ').slice(0, SUMMARY_LENGTH));
}

/**
 * Starts the next episode. Resets the counters except the turns of the last hour, stops all flows and deletes the
 * answers whose scope is not `contact`.
 */
export function openEpisode(draft: Draft): void {
  const { state, env } = draft;
  const { no, greeted, links } = state.episode;
  // Remember sent links until the contact is greeted again, so that they are repeated after the greeting.
  const sent = greeted && links ? { links } : {};
  state.episode = { no: no + 1, openedAt: env.now, lastAt: env.now, greeted, outcome: null, ...sent };
  state.counters = { ...state.counters, messages: 0, unclear: 0, hostile: 0, modelFailures: 0, tokens: 0, costUsd: 0 };
  // Without this reset, a greeting equal to the last reply would be rejected as a repetition.
  state.lastReply = '';
  state.skipped = [];
  state.rating = null;
  state.stack = [];
  state.queue = [];
  state.confirm = null;
  state.offers = null;
  for (const slot of Object.keys(state.answers))
    if (own(draft.graph.slots, slot)?.scope !== 'contact') delete state.answers[slot];
}

/**
 * Ends the episode as ABANDONED if there was no message for the configured number of hours. A contact who writes soon
 * after the end of an episode is not greeted again.
 */
export function expireEpisode(draft: Draft): void {
  const { state, env } = draft;
  if (minutesBetween(state.episode.lastAt, env.now) >= GREETED_MINUTES && state.episode.outcome !== null)
    state.episode.greeted = false;
  const hours = minutesBetween(state.episode.lastAt, env.now) / 60;
  if (hours >= env.context.limits.episodeSilenceHours && state.episode.outcome === null) {
    endEpisode(draft, 'ABANDONED');
    state.episode.greeted = false;
  }
}

const ACTIVE_MINUTES = 60;

/**
 * Starts a new episode for a new lead, unless the current episode has no greeting yet or is active: a flow is running
 * and the last message is less than 60 minutes old.
 */
export function openMatter(draft: Draft): void {
  expireEpisode(draft);
  const { episode, stack } = draft.state;
  const isActive = stack.length > 0 && minutesBetween(episode.lastAt, draft.env.now) < ACTIVE_MINUTES;
  if (episode.outcome === null && episode.greeted && !isActive) endEpisode(draft, 'ABANDONED');
  if (draft.state.episode.outcome === null) return;
  openEpisode(draft);
  draft.state.episode.greeted = false;
}

/**
 * Stores answers from the lead form or from records, so that the agent does not ask for them again. Skips invalid
 * values and slots that have an answer.
 */
export function prefill(draft: Draft, fields: Readonly<Record<string, unknown>>, source: 'form' | 'record'): void {
  const { state, env } = draft;
  for (const [name, raw] of Object.entries(fields)) {
    const slot = draft.slot(name);
    if (!slot || typeof raw !== 'string' || raw.trim() === '' || own(state.answers, name)) continue;
    const parsed = parseValue(slot, raw, env);
    if (!('value' in parsed)) continue;
    const fact = { messageId: null, quote: null, at: env.now, previous: [], offerId: null };
    state.answers[name] = { value: parsed.value, source, ...fact };
  }
}

/**
 * Fills email slots from the email address of the lead or contact, and other slots from the answers of the lead. Skips
 * the built-in slots except `email`.
 */
export function prefillFromRecords(draft: Draft): void {
  const { contact, lead } = draft.env.context;
  const answers = typeof lead['answers'] === 'object' && lead['answers'] !== null ? lead['answers'] : {};
  const emails = Object.fromEntries(
    Object.entries(draft.graph.slots)
      .filter(([, { writesTo }]) => writesTo === 'lead.email' || writesTo === 'contact.email')
      .map(([name]) => [name, lead['email'] ?? contact['email'] ?? '']),
  );
  const known = Object.entries({ ...emails, ...answers }).filter(([name]) => !isTransient(name));
  prefill(draft, Object.fromEntries(known), 'record');
}

const isTransient = (name: string): boolean => name !== 'email' && Object.hasOwn(BUILTIN_SLOTS, name);

/** Starts the flow with the highest priority among the flows whose entry condition for the event is true. */
export function startEntryFlow(draft: Draft, event: (typeof ENTRY_EVENTS)[number]): void {
  const frame = { id: '', flow: '', state: '', visits: {}, attempts: 0, results: {}, params: {} };
  const entries = Object.entries(draft.graph.flows).flatMap(([name, { entry }]) =>
    entry.flatMap((one) => ('event' in one && one.event === event ? [{ name, ...one }] : [])),
  );
  const [first] = entries
    .filter(({ when }) => when === undefined || draft.isTrue(when, frame))
    .sort((one, other) => other.priority - one.priority);
  if (first) pushFlow(draft, first.name);
}

const NEW_MATTERS: readonly AcceptedAct['a'][] = ['start', 'ask', 'human', 'opt_out', 'clarify', 'choose'];

/**
 * Whether all acts still belong to the ended episode, for example thanks, a yes, a known value, an email address or a
 * phone number. A greeting, a question, a choice or a request does not.
 */
export const isAfterword = ({ state, graph }: Draft, acts: readonly AcceptedAct[]): boolean =>
  acts.every((act) => {
    if (act.a === 'chat') return act.kind !== 'greet';
    if (act.a !== 'answer') return !NEW_MATTERS.includes(act.a);
    const isKnown = JSON.stringify(own(state.answers, act.slot)?.value) === JSON.stringify(act.value);
    return isKnown || ['EMAIL', 'PHONE'].includes(own(graph.slots, act.slot)?.type ?? '');
  });

/**
 * Whether the contact asks questions and otherwise only makes small talk or insults. In this case the entry flow is not
 * started.
 */
export const asksOnly = (acts: readonly AcceptedAct[]): boolean =>
  acts.some(({ a }) => a === 'ask') && acts.every(({ a }) => a === 'ask' || a === 'chat' || a === 'hostile');
