import type { Clause } from './clause.ts';
import { datesIn } from './dates.ts';
import { withoutEvents } from './fact-questions.ts';
import { LANGUAGES, type Language } from './frequent-terms.ts';
import { readText } from './text.ts';
import type { FoundValue } from './values.ts';
import type { ViewSlot } from './view.ts';

const LATER =
  /^\s*(?:later|any later|more than .*|mas adelante|mas tarde|mais tarde|mais para a frente|spater|irgendwann|plus tard)\s*$/;
const SOON =
  /\b(?:asap|a\.s\.a\.p|as soon as possible|urgent(?:ly)?|right away|immediately|soonest|the sooner the better|cuanto antes|lo antes posible|urgente|o mais rapido possivel|o quanto antes|o mais cedo possivel|so (?:schnell|bald|fruh) wie moglich|moglichst (?:schnell|bald)|baldmoglichst|dringend|sofort|des que possible|au plus vite|le plus (?:vite|tot) possible)\b/;

/**
 * Returns the choice whose period contains the day that the contact names, for choices such as "This week" and "Later".
 * Words such as "as soon as possible" choose the first period. If no period contains the day, a choice such as "Later"
 * is returned. Returns null if no choice matches.
 */
export function periodChoice(
  clause: Clause,
  { choices }: ViewSlot,
  { today, language }: { readonly today: string; readonly language: Language },
): FoundValue | null {
  const { text } = clause;
  const wanted = withoutEvents(clause);
  const windows = wanted.length > 0 ? wanted : clause.windows;
  const periods = choices.map((choice) => ({ choice, span: spanOf(choice, today, language) }));
  if (periods.filter(({ span }) => span !== null).length === 0) return null;
  const soon = SOON.exec(text);
  const first = periods.find(({ span }) => span !== null);
  if (soon && first) return { value: first.choice, start: soon.index, end: soon.index + soon[0].length };
  const window = windows.findLast(({ date }) => date !== null);
  const day = window?.date?.from;
  if (!window || day === undefined) return null;
  const containing = periods
    .flatMap(({ choice, span }) => (span && span.from <= day && day <= span.to ? [{ choice, to: span.to }] : []))
    .toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const chosen =
    containing[0]?.choice ?? periods.find(({ choice }) => LATER.test(readText(choice, language).text))?.choice;
  return chosen === undefined ? null : { value: chosen, start: window.start, end: window.end };
}

/** Whether the choices of a slot are periods, such as "This week". */
export const isPeriods = (
  { choices }: ViewSlot,
  { today, language }: { readonly today: string; readonly language: Language },
): boolean => choices.some((choice) => spanOf(choice, today, language) !== null);

/** Returns the days that a choice names, in any language. Null if it names none. */
function spanOf(choice: string, today: string, language: Language): { from: string; to: string } | null {
  for (const one of [language, ...LANGUAGES]) {
    const [span] = datesIn(readText(choice, one).text, { today, language: one, zone: 'UTC' });
    if (span) return span;
  }
  return null;
}
