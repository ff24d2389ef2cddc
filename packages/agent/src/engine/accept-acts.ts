import { foldText, withoutUnstorable } from '@frontdesk/domain';
import type { Act } from './acts.ts';
import type { Draft } from './draft.ts';
import { liveOffers } from './offers.ts';
import { containsQuote, parseValue } from './parse-value.ts';
import type { Json } from './types.ts';
import { intentFlows, isChosenSlot } from './view.ts';

const MAX_ACTS = 6;
const QUESTION_LENGTH = 500;

/**
 * A validated act. An answer or correction that names an offered option becomes a `choose`, any other correction an
 * `answer`.
 */
export type AcceptedAct =
  | { readonly a: 'answer'; readonly slot: string; readonly value: Json; readonly quote: string }
  | { readonly a: 'choose'; readonly n: number; readonly quote: string | null }
  | { readonly a: 'start'; readonly flow: string }
  | { readonly a: 'clarify'; readonly flows: readonly string[] }
  | Exclude<Act, { a: 'answer' | 'correct' | 'choose' | 'start' | 'clarify' }>;

export interface AcceptedActs {
  readonly acts: readonly AcceptedAct[];
  readonly problems: readonly string[];
}

/**
 * Returns the acts with known names, valid values and quotes from the new messages, and one problem per rejected act.
 * Acts beyond `MAX_ACTS` are ignored.
 */
export function acceptActs(draft: Draft, acts: readonly Act[], texts: readonly string[]): AcceptedActs {
  const problems: string[] = [];
  const accepted = acts.slice(0, MAX_ACTS).flatMap((act) => {
    const result = acceptAct(draft, act, texts);
    if (typeof result === 'object') return [result];
    problems.push(result);
    return [];
  });
  return { acts: accepted, problems };
}

/** Returns the accepted act, or a sentence that explains why the act is rejected. */
function acceptAct(draft: Draft, act: Act, texts: readonly string[]): AcceptedAct | string {
  switch (act.a) {
    case 'answer':
    case 'correct':
      return acceptAnswer(draft, act, texts);
    case 'choose': {
      if (!liveOffers(draft)?.items.some(({ n }) => n === act.n)) return `There is no option ${act.n}.`;
      return containsQuote(texts, act.quote) ? act : quoteProblem(act.quote);
    }
    case 'start':
      return startable(draft).includes(act.flow) ? act : `There is no flow “${act.flow}”.`;
    case 'clarify': {
      const flows = [...new Set(act.flows)].filter((flow) => startable(draft).includes(flow));
      return flows.length > 1 ? { a: 'clarify', flows: flows.slice(0, 3) } : 'A clarification needs two flows.';
    }
    case 'ask': {
      const question = withoutUnstorable(act.question.trim().slice(0, QUESTION_LENGTH));
      return question ? { a: 'ask', question } : 'The question is empty.';
    }
    default:
      return act;
  }
}

const startable = (draft: Draft): string[] => intentFlows(draft).map(({ name }) => name);

const quoteProblem = (quote: string): string => `The quote “${quote.slice(0, 100)}” is not in the new messages.`;

function acceptAnswer(
  draft: Draft,
  { slot: name, value, quote }: Extract<Act, { a: 'answer' | 'correct' }>,
  texts: readonly string[],
): AcceptedAct | string {
  const slot = draft.slot(name);
  if (!slot) return `There is no slot “${name}”.`;
  if (!containsQuote(texts, quote)) return quoteProblem(quote);
  if (isChosenSlot(draft, name))
    return chooseByValue(draft, name, value) ?? `“${name}” is filled by choosing an option.`;
  const parsed = parseValue(slot, value, draft.env);
  return 'value' in parsed ? { a: 'answer', slot: name, value: parsed.value, quote } : `${name}: ${parsed.problem}`;
}

/**
 * Converts an answer that names a current option to a `choose` act. Returns null if no current option of the slot
 * matches.
 */
function chooseByValue(draft: Draft, slot: string, value: string): AcceptedAct | null {
  const offers = liveOffers(draft);
  if (offers?.slot !== slot) return null;
  const item = offers.items.find((one) => one.value === value || foldText(one.label) === foldText(value));
  return item ? { a: 'choose', n: item.n, quote: null } : null;
}
