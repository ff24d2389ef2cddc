import { spellingsOf } from '../wording/default-questions.ts';
import type { Clause } from './clause.ts';
import { isAboutRegularDays, isFactQuestion, OPENING, withoutEvents } from './fact-questions.ts';
import { LANGUAGES, type Language } from './frequent-terms.ts';
import { asksForNeed, isReaction, matterIn } from './needs.ts';
import { isPeriods, periodChoice } from './periods.ts';
import { isRelative } from './references.ts';
import { BYE, CORRECTION, NO, SMALL_TALK, THANKS } from './signals.ts';
import { fold } from './text.ts';
import { emailIn, type FoundValue, nameIn, numberIn, phoneIn, termsOf } from './values.ts';
import type { Act, View, ViewSlot } from './view.ts';
import { windowAnswer } from './window-answer.ts';

export interface SlotAnswer {
  readonly slot: string;
  readonly value: string;
  readonly quote: string;
}

export interface AnswerContext {
  readonly view: View;
  readonly language: Language;
  readonly today: string;
  /** Whether the whole text of the clause can be the value of a slot. */
  readonly takesText: boolean;
  readonly intents: readonly string[];
  /** Acts of the earlier clauses. */
  readonly acts: readonly Act[];
  /** All clauses of the new messages. */
  readonly all: readonly Clause[];
}

/** Returns the values in a clause that fill slots of the view. */
export function answersIn(clause: Clause, context: AnswerContext): SlotAnswer[] {
  const { view } = context;
  const open = view.slots.find(({ name }) => name === view.open?.slot);
  const isTimed = isTimeRequest(clause, context);
  const slots = isTimed ? view.slots : view.slots.filter(({ type }) => type !== 'TIME_WINDOW');
  const isProse = open?.type === 'TEXT' && context.takesText && !isName(open);
  const found = slots.flatMap((slot) => {
    if (isProse && slot !== open && (slot.type === 'CHOICE' || slot.type === 'NUMBER')) return [];
    // A question such as "Can I bring my dog on Fridays?" does not choose the period in which the contact wants to
    // come.
    const isAside = !isTimed || (clause.isQuestion && slot !== open);
    if (
      isAside &&
      slot.type === 'CHOICE' &&
      isPeriods(slot, context) &&
      (clause.isQuestion || clause.windows.length > 0) &&
      !(isTimed && clause.windows.length > 0)
    )
      return [];
    const value = slot === open ? openValue(clause, slot, context) : otherValue(clause, slot, context);
    return value ? [{ slot: slot.name, value: value.value, quote: clause.quote(value.start, value.end) }] : [];
  });
  return withoutDuplicates(found, open?.name);
}

/**
 * Whether a day or time in the clause is a requested time. It is not a requested time in small talk, in a question
 * about opening hours or prices, or in a question about something that happens at that time, such as "Is there parking
 * on Saturdays?". In a cancellation, it is the time of the appointment.
 */
function isTimeRequest(clause: Clause, { view, intents, language }: AnswerContext): boolean {
  if (OPENING.test(clause.text) && clause.isQuestion) return false;
  if (intents.includes('cancel') || isOwnDay(clause, { view, intents, language })) return false;
  if (clause.isQuestion && intents.length === 0 && (isFactQuestion(clause) || isAboutRegularDays(clause))) return false;
  if (intents.length === 0 && isOnlyEvent(clause)) return false;
  const isScheduling = view.open !== null || view.offers.length > 0 || view.answers.length > 0 || intents.length > 0;
  const isTalk = BYE.test(clause.text) || (SMALL_TALK.test(clause.text) && !SUITS.test(clause.text));
  return isScheduling || clause.isQuestion || !isTalk || matterIn(clause).length > 0;
}

/** Whether the days in a statement only say when an event of the contact takes place. */
const isOnlyEvent = (clause: Clause): boolean =>
  !clause.isQuestion && clause.windows.length > 0 && !SUITS.test(clause.text) && withoutEvents(clause).length === 0;

/** Matches statements that a time is convenient for the contact. */
const SUITS =
  /\b(?:(?:me|nos) (?:va|viene|iria|vendria|queda|da)|works?|suits?|would be|is (?:good|great|fine|perfect)|passt|passen|geht|ware|ginge|fica|jeito|serve|convient|i can|i could|puedo|posso|kann ich)\b/;

/** Whether the clause names only the day of the appointment that the contact wants to move. */
function isOwnDay(
  { windows, text }: Clause,
  { view: { bookings }, intents, language }: Pick<AnswerContext, 'view' | 'intents' | 'language'>,
): boolean {
  const day = bookings.length === 1 ? bookings[0]?.start.slice(0, 10) : undefined;
  const isOnlyOwn = windows.length > 0 && windows.every(({ date, time }) => time === null && date?.from === day);
  return intents.includes('reschedule') && isOnlyOwn && !isRelative(text, language);
}

/**
 * Returns the answer to the open question, or null if the clause contains none. Depending on the slot's type, the
 * contact's own words are accepted.
 */
function openValue(clause: Clause, slot: ViewSlot, context: AnswerContext): FoundValue | null {
  switch (slot.type) {
    case 'NUMBER':
      return isTimeOnly(clause) ? null : numberOfClause(clause, context);
    case 'TEXT':
      return textValue(clause, slot, context);
    case 'CHOICE':
      return choiceValue(clause, slot) ?? periodChoice(clause, slot, context) ?? ordinalChoice(clause, slot);
    case 'YES_NO':
      return null;
    default:
      return otherValue(clause, slot, context);
  }
}

/**
 * Returns a value that can be recognized even though its question is not open, such as an email address. Returns null
 * if there is none.
 */
function otherValue(clause: Clause, slot: ViewSlot, context: AnswerContext): FoundValue | null {
  const { view, language, today, intents, acts } = context;
  switch (slot.type) {
    case 'EMAIL':
      return emailIn(clause.text);
    case 'PHONE':
      return emailIn(clause.text) ? null : phoneIn(clause.text);
    case 'CHOICE':
      return view.offers.some(({ start }) => start === null)
        ? null
        : (choiceValue(clause, slot) ?? periodChoice(clause, slot, { today, language }));
    case 'TIME_WINDOW':
      return windowAnswer(clause, slot, context);
    case 'DATE':
      return slot.name === view.open?.slot ? dateValue(clause) : null;
    case 'TEXT':
      if (isName(slot)) return nameIn(clause.text, clause.original);
      // If a statement has already named the matter, a question such as "When could I bring it?" does not replace it.
      if (clause.isQuestion && acts.some((act) => 'slot' in act && act.slot === slot.name)) return null;
      return isMatter(clause, slot, { view, intents })
        ? { value: clause.original, start: 0, end: clause.text.length }
        : null;
    case 'NUMBER':
      return numberBesideTerms(clause, slot, language);
    default:
      return null;
  }
}

/**
 * Whether a clause says what the contact wants although the question about it is not open. This is the case for a
 * request for an appointment that names its subject, and for a statement at the beginning of a conversation.
 */
function isMatter(clause: Clause, slot: ViewSlot, { view, intents }: Pick<AnswerContext, 'view' | 'intents'>): boolean {
  const isKnown = view.answers.some((answer) => answer.slot === slot.name);
  if (isKnown || view.confirm !== null || view.offers.length > 0 || !asksForNeed(slot)) return false;
  if (isReaction(clause) || intents.some((flow) => flow !== 'book')) return false;
  const words = matterIn(clause);
  if (intents.includes('book')) return words.length > 0;
  const isFirst = view.open === null && view.bookings.length === 0 && !clause.isQuestion;
  if (!isFirst || [CORRECTION, THANKS, BYE].some((pattern) => pattern.test(clause.text))) return false;
  return words.length > 0 && (clause.windows.length > 0 || (clause.text.match(/[a-z]{2,}/g) ?? []).length >= 3);
}

const isName = ({ name, words }: ViewSlot) => /name|nombre|nome|nom\b/.test(`${name} ${fold(words)}`);

function textValue(clause: Clause, slot: ViewSlot, { takesText }: AnswerContext): FoundValue | null {
  const named = isName(slot) ? nameIn(clause.text, clause.original) : null;
  if (named) return named;
  if (isOnlyTime(clause) && !WHEN.test(fold(slot.words))) return null;
  if (clause.windows.length > 0 && CORRECTION.test(clause.text) && !WHEN.test(fold(slot.words))) return null;
  if (asksForNeed(slot) && ONLY_CHOICE.test(clause.text)) return null;
  if (isAddress(clause) || (isReaction(clause) && (asksForNeed(slot) || !NO.test(clause.text)))) return null;
  return takesText ? { value: clause.original, start: 0, end: clause.text.length } : null;
}

/** Matches a clause that only chooses from an offer, although no offer was made. */
const ONLY_CHOICE =
  /^\W*(?:ok,? |yes,? |si,? |sim,? |ja,? )?(?:(?:the|la|el|o|a|der|die|das|le) )?(?:first|second|third|primer[oa]?|segund[oa]|tercer[oa]|primeir[oa]|terceir[oa]|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|premier|deuxieme)(?: (?:one|option|hora|opcion|opcao|termin))?\W*(?:please|por favor|bitte)?\W*$/;

/**
 * Whether the clause consists of an email address or a phone number, which is not an answer to a question for free
 * text.
 */
function isAddress({ text }: Clause): boolean {
  const found = emailIn(text) ?? phoneIn(text);
  return found !== null && termsOf(text.slice(0, found.start) + text.slice(found.end)).length === 0;
}

/** Whether the clause contains only a day or time. Such a clause answers only questions about time. */
const isOnlyTime = ({ windows, text }: Clause): boolean => {
  const rest = windows.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return windows.length > 0 && termsOf(rest).length === 0;
};

const WHEN =
  /\b(?:when|soon|times?|dates?|days?|cuando|hora|dia|fecha|wann|zeit|tag|termin|quando|data|quand|jour|heure)\b/;

const numberOfClause = ({ text }: Clause, { language, view }: AnswerContext) =>
  numberIn(text, language) ??
  LANGUAGES.filter((one) => one === view.language).map((one) => numberIn(text, one))[0] ??
  null;

/**
 * Whether the clause contains a date, and no digit outside of the date and its time. False for "around 12", which is
 * not a date.
 */
const isTimeOnly = ({ windows, text }: Clause) =>
  windows.some(({ date, start, end }) => date !== null && !/\d/.test(text.slice(0, start) + text.slice(end)));

function choiceValue(clause: Clause, { choices }: ViewSlot): FoundValue | null {
  const whole = { start: 0, end: clause.text.length };
  const names = (one: string) => new RegExp(`(?<![a-z])${escaped(fold(one))}(?![a-z])`).test(clause.text);
  const literal = choices.find((choice) => spellingsOf(choice).some(names));
  if (literal) return { value: literal, ...whole };
  const spoken = termsOf(clause.text);
  const scored = choices
    .map((choice) => ({
      choice,
      shared: termsOf(fold(choice)).filter((term) => spoken.some((one) => isSame(one, term))).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared);
  const [best, next] = scored;
  return best && best.shared > (next?.shared ?? 0) ? { value: best.choice, ...whole } : null;
}

/** Whether two stems are equal or start with the same five letters, as related words in different languages do. */
const isSame = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= 5 && a.slice(0, 5) === b.slice(0, 5));

const ORDINALS = [
  /\b(?:first|primer[oa]?|primeir[oa]|erste[ns]?|premiere?|1)\b/,
  /\b(?:second|segund[oa]|zweite[ns]?|deuxieme|2)\b/,
  /\b(?:third|tercer[oa]?|terceir[oa]|dritte[ns]?|troisieme|3)\b/,
];

function ordinalChoice({ text }: Clause, { choices }: ViewSlot): FoundValue | null {
  // A digit alone chooses an option, as in "2" or "option 2", but a digit in an address or a license plate does not.
  if (
    /\d/.test(text) &&
    !/^\W*(?:(?:option|number|nummer|opcion|opcao|numero|die|la|el|a|o|the|no\.?|nr\.?) ?)?\d[\s.)!,]*(?:please|bitte|por favor)?\W*$/.test(
      text,
    )
  )
    return null;
  const index = ORDINALS.findIndex((ordinal) => ordinal.test(text));
  const choice = choices[index];
  return choice ? { value: choice, start: 0, end: text.length } : null;
}

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

function dateValue({ windows }: Clause): FoundValue | null {
  const date = windows.find((window) => window.date)?.date;
  return date ? { value: date.from, start: date.start, end: date.end } : null;
}

/**
 * Returns a number that precedes a word of the question, because "4 people" answers a question that contains "people".
 * Returns null if there is none.
 */
function numberBesideTerms(clause: Clause, slot: ViewSlot, language: Language): FoundValue | null {
  const number = numberIn(clause.text, language);
  if (!number || isTimeOnly(clause)) return null;
  const around = termsOf(clause.text.slice(number.end, number.end + 25));
  return termsOf(fold(slot.words)).some((term) => term.length >= 4 && around.includes(term)) ? number : null;
}

/** Removes answers that repeat the quote and value of another answer. An answer to the open question has priority. */
function withoutDuplicates(found: readonly SlotAnswer[], open: string | undefined): SlotAnswer[] {
  const result: SlotAnswer[] = [];
  for (const answer of found.toSorted((a, b) => Number(b.slot === open) - Number(a.slot === open)))
    if (!result.some(({ quote, value }) => quote === answer.quote && value === answer.value)) result.push(answer);
  return result;
}
