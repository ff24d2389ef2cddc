import { timeInZones } from './dates.ts';
import type { Draft } from './draft.ts';
import type { State } from './graph.ts';
import { choiceLabel } from './templates/choices.ts';
import type { EngineState, Frame, Json, OfferSet } from './types.ts';

const OFFER_HOURS = 24;
const OFFERS = { whatsapp: 3, voice: 2 } as const;
/** Slot name of the question that asks which flow the contact means. */
export const FLOW_CHOICE = '$flow';
/** Slot name of the question that asks whether an old answer is still correct. */
export const OLD_ANSWER = '$answer';

type AskState = Extract<State, { kind: 'ask' }>;

/** Returns the options of a question. Empty if the question has none. */
function itemsOf(draft: Draft, frame: Frame, state: AskState): { label: string; value: Json }[] {
  const { language, bookings } = draft.state;
  const time = (value: string) => ({ label: labelOf(draft, value), value });
  if (state.options === 'offers') return freeTimes(frame).slice(0, OFFERS[draft.env.context.channel]).map(time);
  if (state.options === 'bookings')
    return bookings.length === 0
      ? []
      : draft.upcoming.map(({ id, start }) => ({ label: labelOf(draft, start), value: id }));
  if (state.options !== 'choices') return [];
  return (draft.slot(state.slot)?.choices ?? []).map((value) => ({
    label: choiceLabel(state.slot, value, language),
    value,
  }));
}

export const labelOf = ({ state, env }: Draft, instant: string): string =>
  timeInZones(instant, { zone: env.zone, contactZone: env.context.contactZone, language: state.language });

function freeTimes({ results }: Frame): string[] {
  const found = results['$slots'];
  return Array.isArray(found) ? found.filter((time) => typeof time === 'string') : [];
}

/**
 * Returns the current offer of a question, or a new offer if the options have changed. The offer is null if there are
 * no options.
 */
export function offersFor(draft: Draft, frame: Frame, state: AskState): { offers: OfferSet | null; isNew: boolean } {
  const items = itemsOf(draft, frame, state).map((item, index) => ({ n: index + 1, ...item }));
  if (items.length === 0) return { offers: null, isNew: false };
  const live = liveOffers(draft);
  const isSame =
    live?.frameId === frame.id && live.slot === state.slot && JSON.stringify(live.items) === JSON.stringify(items);
  if (live && isSame) return { offers: live, isNew: false };
  return { offers: makeOffers(draft, { frameId: frame.id, slot: state.slot, items }), isNew: true };
}

export function makeOffers(draft: Draft, { frameId, slot, items }: Omit<OfferSet, 'id' | 'expiresAt'>): OfferSet {
  const expiresAt = new Date(Date.parse(draft.env.now) + OFFER_HOURS * 3_600_000).toISOString();
  draft.state.offers = { id: draft.id('o'), frameId, slot, items, expiresAt };
  return draft.state.offers;
}

/** Returns the options that the contact can still choose from. Null if there are none or they have expired. */
export function liveOffers({ state, env }: Pick<Draft, 'state' | 'env'>): OfferSet | null {
  return state.offers && state.offers.expiresAt > env.now ? state.offers : null;
}

/**
 * Returns the state after another text was sent instead of the planned reply. The contact did not see the planned
 * question, so its options, its confirmation and its attempts are removed.
 */
export const withUnseenReply = (state: EngineState): EngineState => ({
  ...state,
  offers: null,
  confirm: null,
  lastReply: '',
  stack: state.stack.map((frame) => ({ ...frame, attempts: 0 })),
});
