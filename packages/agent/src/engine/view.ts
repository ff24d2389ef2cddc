import { calendarFrom, localTime } from './dates.ts';
import type { Draft } from './draft.ts';
import { timesOf } from './effects.ts';
import { textOf } from './json.ts';
import { MAX_INTENT_FLOWS } from './limits.ts';
import { labelOf, liveOffers } from './offers.ts';
import { valuesOf } from './record-fields.ts';
import type { View } from './types.ts';

const CALENDAR_DAYS = 28;
const HISTORY = 12;

/**
 * Returns the flows that the contact can request now, at most `MAX_INTENT_FLOWS`. These are the flows with an intent
 * whose condition is true.
 */
export const intentFlows = (draft: Draft): View['flows'] =>
  Object.entries(draft.graph.flows)
    .flatMap(([name, { description, entry }]) => {
      const intents = entry.filter((one) => 'intent' in one);
      const frame = { id: '', flow: name, state: '', visits: {}, attempts: 0, results: {}, params: {} };
      const open = intents.filter(({ when }) => when === undefined || draft.isTrue(when, frame));
      return open.length > 0 ? [{ name, description, examples: open.flatMap(({ examples }) => examples) }] : [];
    })
    .slice(0, MAX_INTENT_FLOWS);

/** Whether a slot can be filled only by choosing an offered time or an appointment. */
export function isChosenSlot({ graph }: Pick<Draft, 'graph'>, name: string): boolean {
  return Object.values(graph.flows).some(({ states }) =>
    Object.values(states).some(
      (state) =>
        state.kind === 'ask' && state.slot === name && (state.options === 'offers' || state.options === 'bookings'),
    ),
  );
}

/** Returns the input of the `understand` model call. */
export function viewOf(draft: Draft, problems: readonly string[] = []): View {
  const { env, graph, openSlot, state } = draft;
  const local = (instant: string) => localTime(instant, env.zone);
  const { confirm } = state;
  const offers = liveOffers(draft);
  const times = confirm ? timesOf(draft, confirm.effect, draft.bookingOf()?.start ?? null) : [];
  const values = confirm ? Object.values(valuesOf(draft, confirm.effect).values ?? {}) : [];
  const details = [...times.map(({ label }) => label), ...values];
  return {
    now: local(env.now),
    zone: env.zone,
    calendar: calendarFrom(local(env.now), CALENDAR_DAYS),
    languages: env.context.languages,
    language: state.language,
    flows: intentFlows(draft),
    slots: Object.entries(graph.slots)
      .filter(([name]) => !isChosenSlot(draft, name))
      .map(([name, { type, words, choices = [] }]) => ({ name, type, words, choices })),
    open: openSlot === null ? null : { slot: openSlot, words: graph.slots[openSlot]?.words ?? '' },
    offers: (offers?.items ?? []).map(({ n, label, value }) => ({ n, label, start: startOf(value, local) })),
    confirm: confirm && { effect: confirm.effect.tool, words: details.join(' → ') },
    answers: Object.entries(state.answers).map(([slot, { value }]) => ({ slot, value: textOf(value) })),
    bookings: draft.upcoming.map(({ start }) => ({ start: local(start), label: labelOf(draft, start) })),
    summaries: state.summaries,
    history: env.context.history.slice(-HISTORY),
    messages: state.turn?.texts ?? [],
    problems,
  };
}

const startOf = (value: unknown, local: (instant: string) => string): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? local(value) : null;
