import type { Clause } from './clause.ts';
import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';
import { fold } from './text.ts';
import { termsOf } from './values.ts';
import type { View } from './view.ts';

export interface Choice {
  readonly n: number;
  readonly quote: string;
}

type Offer = View['offers'][number];

const ORDINALS: readonly RegExp[] = [
  /\b(?:first|1st|primer[oa]?|primeir[oa]|erste[nrs]?|premiere?|1er)\b/,
  /\b(?:second|2nd|segund[oa]|zweite[nrs]?|deuxieme|seconde?)\b/,
  /\b(?:third|3rd|tercer[oa]?|terceir[oa]|dritte[nrs]?|troisieme)\b/,
  /\b(?:fourth|4th|cuart[oa]|vierte[nrs]?|quatrieme)\b/,
];
const LAST = /\b(?:last (?:one|option)|the last|latest|ultim[oa]|letzte[nrs]?|dernier[e]?)\b/;
const EARLIER =
  /\b(?:earli(?:er|est) (?:one|time|option)?|the earliest|soonest|mas temprano|mas pronto|mais cedo|fruhere[nrs]?|fruheste[nrs]?|le plus tot|plus tot)\b/;
const LATER = /\b(?:later (?:one|time|option)|the later|mas tarde|mais tarde|spatere[nrs]?|le plus tard|plus tard)\b/;

/**
 * Returns the offer that a clause chooses by number, position, time, day or words. Returns null if no offer or more
 * than one matches.
 */
export function choiceIn(clause: Clause, offers: readonly Offer[], language: Language): Choice | null {
  if (offers.length === 0) return null;
  const choose = (offer: Offer | undefined, found: { index: number; 0: string }): Choice | null =>
    offer ? { n: offer.n, quote: clause.quote(found.index, found.index + found[0].length) } : null;
  return (
    byWindow(clause, offers) ??
    byNumber(clause.text, offers, language, choose) ??
    byOrder(clause.text, offers, choose) ??
    byLabel(clause, offers)
  );
}

type Choose = (offer: Offer | undefined, found: { index: number; 0: string }) => Choice | null;

function byOrder(text: string, offers: readonly Offer[], choose: Choose): Choice | null {
  for (const [index, ordinal] of ORDINALS.entries()) {
    const found = ordinal.exec(text);
    if (found && !/\b(?:time|vez|mal|fois)\b/.test(text.slice(found.index, found.index + 14)))
      return isAdverb(text, found.index) ? null : choose(offers[index], found);
  }
  const last = LAST.exec(text) ?? LATER.exec(text);
  if (last) return choose(offers.at(-1), last);
  const early = EARLIER.exec(text);
  return early ? choose(offers[0], early) : null;
}

/**
 * Whether an ordinal in a question is an adverb and chooses no offer: "Can we have lunch first?" Other than in "Can I
 * have the first one?", no article precedes it.
 */
const isAdverb = (text: string, at: number): boolean =>
  /\b(?:can|could|do|does|may|should|puedo|podemos|hay que|posso|podemos|kann|konnen|muss|darf)\b/.test(
    text.slice(0, at),
  ) && !/\b(?:the|that|this|your|la|el|lo|a|o|der|die|das|den|dem)\s+(?:very )?$/.test(text.slice(0, at));

function byNumber(text: string, offers: readonly Offer[], language: Language, choose: Choose): Choice | null {
  const number = numberPattern(language);
  const named = new RegExp(
    `(?:option|number|no\\.?|nr\\.?|nummer|opcion|opcao|numero|the|la|el|${language === 'pt' ? 'a|' : ''}o|die|der|#)\\s*(${number})(?![\\w:])`,
  ).exec(text);
  const bare = new RegExp(
    `^[\\s"'(#]*${LEAD}(${number})(?:[\\s.):!"']*$|\\s*(?:please|pls|por favor|bitte|s'il|svp|then|is|seems|works|works|would|ok|geht|passt|me va|me viene|esta|fica|convient|serve)\\b)`,
  ).exec(text);
  const found = bare ?? named;
  if (!found || ambiguousHour(text, offers, language)) return null;
  const value = numberOf(found[1] ?? '', language);
  const exact = offers.find(({ n }) => n === value);
  if (exact) return choose(exact, found);
  const atHour = offers.filter(({ start }) => start && value !== null && isHour(start, value));
  return atHour.length === 1 ? choose(atHour[0], found) : null;
}

/**
 * Returns the offer at the hour that a clause names if the same number is also the number of another offer, as in "3
 * would be perfect" for offers at 14:00, 15:00 and 16:00. The contact must confirm such a time. Null for a number
 * without a verb, which is the number of an offer.
 */
export function ambiguousHour(text: string, offers: readonly Offer[], language: Language): Offer | null {
  const found = new RegExp(`^[\\s"'(#]*${LEAD}(${numberPattern(language)})\\s*${SUITS}\\b`).exec(text);
  const value = found ? numberOf(found[1] ?? '', language) : null;
  if (value === null || !offers.some(({ n }) => n === value)) return null;
  const atHour = offers.filter(({ start, n }) => start && n !== value && isHour(start, value));
  return atHour.length === 1 ? (atHour[0] ?? null) : null;
}

/** Interjections before the number of an offer, as in "ooh 2 please". */
const LEAD = '(?:(?:o+h|ah|um|hmm+|ok|okay|well|yes|yeah|pues|vale|si|entao|sim|dann|ja|na),? )*';

const SUITS =
  "(?:is|works|would|suits|sounds|'?s|me va|me viene|estaria|seria|es|esta|fica|serve|da|ware|passt|geht|ginge|klappt|convient|serait)";

const isHour = (start: string, hour: number) => {
  const own = Number(start.slice(11, 13));
  return own === hour || (hour <= 12 && own === hour + 12);
};

function byWindow(clause: Clause, offers: readonly Offer[]): Choice | null {
  for (const window of clause.windows) {
    const { date, time } = window;
    const matching = offers.filter(({ start }) => {
      if (!start || (!date && !time)) return false;
      const [day, clock] = [start.slice(0, 10), start.slice(11, 16)];
      const sameDay = !date || (day >= date.from && day <= date.to);
      const sameTime =
        !time ||
        (time.exact ? clock === time.from || isTwelve(clock, time.from) : clock >= time.from && clock < time.to);
      return sameDay && sameTime;
    });
    const [only] = matching;
    if (only && matching.length === 1) return { n: only.n, quote: clause.quote(window.start, window.end) };
  }
  return null;
}

const isTwelve = (clock: string, other: string) =>
  clock.slice(3) === other.slice(3) && Math.abs(Number(clock.slice(0, 2)) - Number(other.slice(0, 2))) === 12;

/**
 * Finds an offer without a time by its label, such as "Move it" or "A new appointment". Returns null if none matches.
 */
function byLabel(clause: Clause, offers: readonly Offer[]): Choice | null {
  const named = offers.find(({ start, label }) => start === null && fold(label) === clause.text.trim());
  if (named) return { n: named.n, quote: clause.original };
  // A clause with a day must not match a label only because both contain a word such as "week".
  if (clause.windows.length > 0) return null;
  const spoken = new Set(termsOf(clause.text));
  const scored = offers
    .filter(({ start }) => start === null)
    .map((offer) => {
      const terms = termsOf(fold(offer.label));
      return { offer, shared: terms.filter((term) => spoken.has(term)).length };
    })
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared);
  const [best, next] = scored;
  return best && best.shared > (next?.shared ?? 0) ? { n: best.offer.n, quote: clause.original } : null;
}
