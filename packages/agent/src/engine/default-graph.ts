import type { Question } from '../question.ts';
import { bookFlow } from './builtins/book-flow.ts';
import type { ContextGraph } from './graph.ts';
import { slotNameOf, slotOf } from './migrate-graph.ts';

/** Goals of the generated booking flow: book an appointment, or only qualify the lead. */
export const GOALS = ['BOOK', 'QUALIFY'] as const;
export type Goal = (typeof GOALS)[number];

const GOAL_TEXTS: Record<Goal, string> = {
  BOOK: 'Find out whether we can help, and book an appointment.',
  QUALIFY: 'Find out whether we can help, so that a colleague can follow up.',
};

/**
 * Builds the default graph. Its flow `book` asks the questions in the given order, then books or announces that a
 * member will follow up.
 */
export function defaultGraphV2(questions: readonly Question[], goal: Goal): ContextGraph {
  const asked = questions.map((question) => ({
    slot: slotNameOf(question),
    definition: slotOf(question),
    required: question.required,
    disqualifying: question.disqualifying,
  }));
  return {
    version: 2,
    goal: GOAL_TEXTS[goal],
    flows: { book: bookFlow(asked, goal) },
    slots: Object.fromEntries(asked.map(({ slot, definition }) => [slot, definition])),
    builtins: {},
  };
}
