import type { Clause } from './clause.ts';
import { APPOINTMENT, INTENTS, NEGATION, NEGATION_AFTER } from './lexicon.ts';
import { fold } from './text.ts';
import { termsOf } from './values.ts';
import type { View } from './view.ts';

/** Returns the flows that a clause requests, most specific first. Flows that the view does not contain are left out. */
export function clauseIntents(clause: Clause, view: View): string[] {
  const offered = new Set(view.flows.map(({ name }) => name));
  const found = Object.keys(INTENTS).filter((name) => offered.has(name) && isMeant(name, clause.text));
  const flows = exclusive(isAboutRules(clause, view) ? [] : found, view);
  if (flows.length > 0) return flows;
  if (offered.has('appointments') && view.bookings.length > 0 && WHEN_IS_IT.test(clause.text)) return ['appointments'];
  const custom = customFlow(clause, view);
  if (custom) return [custom];
  return isBareRequest(clause, view) && offered.has('book') ? ['book'] : [];
}

/** Whether the clause asks how to change or cancel an appointment while the contact has none. */
const isAboutRules = ({ text, isQuestion }: Clause, { bookings }: View): boolean =>
  isQuestion && bookings.length === 0 && HOW.test(text);

const HOW =
  /^(?:and |y |e |und |et )?(?:how|como|wie|comment)\b.*\b(?:cancel|reschedule|cancel[ao]r?|anular|cambiar|desmarcar|remarcar|absage\w*|storniere\w*|verschiebe\w*|annuler|deplacer)\b/;

/** Matches questions about an existing appointment, such as "What time is it again?". */
const WHEN_IS_IT =
  /(?:^|[\s,])(?:(?:when|what time|what day|which day)(?:'s| is| was) (?:it|that)\b|(?:cuando|a que hora|que dia) (?:es|era)\b|(?:quando|a que horas?|que dia) (?:e|era)\b|(?:wann|um wie ?viel uhr|an welchem tag) (?:ist|war) (?:das|der|er|es)\b|(?:c'est|c'etait) (?:quand|a quelle heure|quel jour)\b)/;

/** Whether the clause requests an appointment without a verb: "an appointment tomorrow", "is Friday at 3 possible?". */
function isBareRequest({ text, windows, isQuestion }: Clause, view: View): boolean {
  const isBusy = view.open !== null || view.offers.length > 0 || view.bookings.length > 0;
  if (isBusy || windows.length === 0) return false;
  return isQuestion ? POSSIBLE.test(text) : new RegExp(`(?<![a-z])${APPOINTMENT}(?![a-z])`).test(text);
}

const POSSIBLE = /\b(?:possible|posible|possivel|moglich|possible|work|works|okay|ok|free|geht|va bien|da)\b/;

/** Whether a normalized text requests a flow, and does not negate it. */
export function isMeant(name: string, text: string): boolean {
  return (INTENTS[name] ?? []).some((pattern) => {
    const expression = new RegExp(`(?<![a-z])(?:${pattern})`, 'g');
    return [...text.matchAll(expression)].some((match) => {
      const isNegated = NEGATION.test(text.slice(0, match.index)) && !NEGATIVE_BY_NATURE.test(match[0]);
      const after = text.slice(match.index + match[0].length);
      return !isNegated && !(NEGATION_AFTER.test(after) && !NEGATIVE_BY_NATURE.test(match[0]) && !/\?/.test(after));
    });
  });
}

/** Matches phrases of an intent that contain a negation themselves, such as "can't make it". */
const NEGATIVE_BY_NATURE = /n't|not\b|cannot|\bno \w|no longer|\bnao\b|nicht|\bne\b/;

/** Removes less specific flows: "Cancel my appointment" also matches `book`, but only `cancel` is meant. */
function exclusive(found: readonly string[], view: View): string[] {
  const without = (names: readonly string[], ...gone: string[]) => names.filter((name) => !gone.includes(name));
  let flows = [...found];
  if (flows.includes('cancel') || flows.includes('reschedule') || flows.includes('appointments'))
    flows = without(flows, 'book');
  if (flows.includes('reschedule')) flows = without(flows, 'cancel', 'appointments');
  if (flows.includes('cancel')) flows = without(flows, 'appointments');
  if (flows.includes('callback') || flows.includes('leave_message')) flows = without(flows, 'book');
  if (flows.includes('callback')) flows = without(flows, 'leave_message');
  const isChoosing = view.offers.length > 0 || view.open?.slot === 'preferred_time';
  return isChoosing ? without(flows, 'book') : flows;
}

/**
 * Returns the workspace's flow whose examples or description share most words with the clause. Returns null if none is
 * similar enough.
 */
function customFlow({ text }: Clause, view: View): string | null {
  const spoken = new Set(termsOf(text));
  const scored = view.flows
    .filter(({ name }) => !(name in INTENTS))
    .map(({ name, description, examples }) => ({
      name,
      score: Math.max(
        0,
        ...examples.map((one) => overlap(termsOf(fold(one)), spoken)),
        0.8 * overlap(termsOf(fold(description)), spoken),
      ),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score >= 0.6 ? best.name : null;
}

const overlap = (terms: readonly string[], spoken: ReadonlySet<string>) =>
  terms.length === 0 ? 0 : terms.filter((term) => spoken.has(term)).length / terms.length;
