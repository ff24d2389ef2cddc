import type { AcceptedAct } from './accept-acts.ts';
import { isOutdated } from './answers.ts';
import { shortTimeLabel } from './dates.ts';
import { type Draft, own } from './draft.ts';
import { liveOffers, OLD_ANSWER } from './offers.ts';
import { choiceLabel } from './templates/choices.ts';
import type { Choice, OfferSet } from './types.ts';

/** An option that the contact can press now, and what pressing it means. */
interface OpenChoice extends Choice {
  readonly act: AcceptedAct;
}

/** The options of the open question. `slot` is null for the confirmation of a change. */
interface OpenChoices {
  readonly slot: string | null;
  readonly options: readonly OpenChoice[];
}

/** Returns the options that the reply shows, which belong to the question or confirmation in its plan. */
export function shownChoices(draft: Draft): Choice[] {
  const { plan, handOff } = draft.turn;
  const open = handOff ? null : openChoices(draft);
  const asked = plan.find((part) => part.kind === 'ask');
  const isShown =
    open?.slot === null
      ? plan.some(({ kind }) => kind === 'confirm')
      : asked
        ? asked.slot === open?.slot
        : plan.some(({ kind }) => kind === 'offer');
  return open && isShown ? open.options.map(({ id, label, title }) => ({ id, label, title })) : [];
}

/**
 * Returns the act of a pressed option. Null if the option does not belong to the open question, so that an option of an
 * earlier message never answers a later question.
 */
export const pressedAct = (draft: Draft, id: string): AcceptedAct | null =>
  openChoices(draft)?.options.find((one) => one.id === id)?.act ?? null;

function openChoices(draft: Draft): OpenChoices | null {
  const { confirm, answers } = draft.state;
  if (confirm) return { slot: null, options: yesOrNo(draft, confirm.id) };
  const { openSlot, frame } = draft;
  const offers = liveOffers(draft);
  if (offers) {
    const known = openSlot === offers.slot ? own(answers, offers.slot) : undefined;
    if (known && isOutdated(draft, known)) return { slot: OLD_ANSWER, options: yesOrNo(draft, offers.id) };
    return { slot: offers.slot, options: offers.items.map((item) => choiceOf(draft, offers, item)) };
  }
  if (!frame || openSlot === null || draft.slot(openSlot)?.type !== 'YES_NO') return null;
  return { slot: openSlot, options: yesOrNo(draft, `${frame.id}.${openSlot}`) };
}

function choiceOf(draft: Draft, { id, slot }: OfferSet, { n, label, value }: OfferSet['items'][number]): OpenChoice {
  const start = slot === 'booking' ? draft.upcoming.find((one) => one.id === value)?.start : value;
  const isTime = typeof start === 'string' && INSTANT.test(start);
  const title = isTime ? shortTimeLabel(start, draft.env.zone, draft.state.language) : label;
  return { id: `${id}.${n}`, label, title, act: { a: 'choose', n, quote: null } };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const yesOrNo = ({ state }: Draft, id: string): OpenChoice[] =>
  (['Yes', 'No'] as const).map((value) => {
    const label = choiceLabel('yes_no', value, state.language);
    return { id: `${id}.${value.toLowerCase()}`, label, title: label, act: { a: value === 'Yes' ? 'affirm' : 'deny' } };
  });
