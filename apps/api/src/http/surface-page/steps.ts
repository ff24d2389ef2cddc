import {
  type AskedQuestion,
  type FormQuestion,
  hasSections,
  questionsOfSection,
  stepsAround,
  stepsOf,
} from '@frontdesk/domain';
import type { ShownSurface } from '../../modules/messaging/surfaces/index.ts';

/** The step of a form with sections that the page shows. */
export interface ShownStep {
  /** Key of the section. Empty for the questions before the first section. */
  readonly key: string;
  /** Section with the title of the step. Null for the questions before the first section. */
  readonly section: FormQuestion | null;
  readonly questions: readonly AskedQuestion[];
  /** Number of the step, starting at 1. */
  readonly number: number;
  readonly count: number;
}

/** Selects a step: by its section, by its number, which can be out of range, or where the contact stopped. */
export type StepChoice = { readonly section: string } | { readonly number: number } | 'resume';

/**
 * Returns the chosen step, or the closest one that is shown for the saved answers. Returns null if the page shows the
 * whole form, because the form has no sections, or because the browser cannot see the saved answers.
 */
export function stepAt(shown: ShownSurface, choice: StepChoice): ShownStep | null {
  const { questions } = shown.content;
  if (!shown.canSeeAnswers || !hasSections(questions)) return null;
  const steps = stepsOf(questions, shown.given);
  const wanted = choice === 'resume' ? resumedAt(shown, steps) : numberOf(choice, questions, steps);
  const number = Math.min(Math.max(wanted, 1), steps.length);
  const key = steps[number - 1] ?? '';
  const section = questions.find((one) => one.type === 'SECTION' && one.key === key) ?? null;
  return { key, section, questions: questionsOfSection(questions, key), number, count: steps.length };
}

/** Returns the number of a step. A hidden section has the number of the step after it. */
function numberOf(
  choice: { readonly section: string } | { readonly number: number },
  questions: readonly FormQuestion[],
  steps: readonly string[],
): number {
  if ('number' in choice) return choice.number;
  return stepsAround(questions, steps, choice.section).before.length + 1;
}

/** Returns the number of the last step with a saved answer, or 1 if there is none or a member returned the form. */
function resumedAt({ content, given, unchecked, note }: ShownSurface, steps: readonly string[]): number {
  if (note !== null) return 1;
  const isSaved = ({ key }: FormQuestion) => given.has(key) && !unchecked.includes(key);
  return steps.findLastIndex((step) => questionsOfSection(content.questions, step).some(isSaved)) + 1;
}

/** Returns the number of the step to show after one of the buttons of a step was pressed. */
export function stepAfter({ content: { questions }, given }: ShownSurface, section: string, action: string): number {
  const steps = stepsOf(questions, given);
  const { before } = stepsAround(questions, steps, section);
  if (action === 'back') return before.length;
  const isMoving = action === 'next' || action === 'submit';
  return before.length + (isMoving && steps.includes(section) ? 2 : 1);
}

/** Returns the first step with an error: that of the given section, or else the first one of the form. */
export function stepWithProblem(shown: ShownSurface, section: string): StepChoice {
  const { problems, content, given } = shown;
  const hasProblem = (step: string) =>
    questionsOfSection(content.questions, step).some(({ key }) =>
      problems.some(({ field }) => field === `answers.${key}`),
    );
  const found = hasProblem(section) ? section : stepsOf(content.questions, given).find(hasProblem);
  return { section: found ?? section };
}
