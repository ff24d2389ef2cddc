import type { FormProblem } from './form-problems.ts';
import { type GivenValues, sectionsWith, visibleKeys } from './form-visibility.ts';
import type { FormQuestion, FormQuestionType } from './lead-forms.ts';

/** A question that has an answer. */
export type AskedQuestion = FormQuestion & { readonly type: FormQuestionType };

/** Returns whether an entry of a form is a question, and not a section. */
export const isAsked = (question: FormQuestion): question is AskedQuestion => question.type !== 'SECTION';

/** Returns the questions of a form without its sections. */
export const askedQuestions = (questions: readonly FormQuestion[]): AskedQuestion[] => questions.filter(isAsked);

export const hasSections = (questions: readonly FormQuestion[]): boolean => questions.some((one) => !isAsked(one));

/**
 * Returns the keys of the sections that are shown as steps for the given answers. The key of the questions before the
 * first section is an empty text.
 */
export const stepsOf = (questions: readonly FormQuestion[], given: GivenValues): string[] =>
  sectionsWith(questions, visibleKeys(questions, given));

/** Returns the keys of the shown sections before and after a section, which can itself be hidden or unknown. */
export function stepsAround(
  questions: readonly FormQuestion[],
  steps: readonly string[],
  section: string,
): { readonly before: string[]; readonly after: string[] } {
  const order = ['', ...questions.flatMap(({ key, type }) => (type === 'SECTION' ? [key] : []))];
  const position = Math.max(0, order.indexOf(section));
  return {
    before: steps.filter((step) => order.indexOf(step) < position),
    after: steps.filter((step) => order.indexOf(step) > position),
  };
}

/** Returns the questions of a section. `section` is empty for the questions before the first section. */
export function questionsOfSection(questions: readonly FormQuestion[], section: string): AskedQuestion[] {
  const start = questions.findIndex(({ key, type }) => type === 'SECTION' && key === section) + 1;
  const following = questions.slice(start);
  const end = following.findIndex((one) => !isAsked(one));
  return askedQuestions(end < 0 ? following : following.slice(0, end));
}

/** Returns the keys of the questions and sections that can be hidden, by their own condition or by that of their section. */
export function conditionalKeys(questions: readonly FormQuestion[]): string[] {
  let isSectionConditional = false;
  return questions.flatMap(({ key, type, condition }) => {
    if (type === 'SECTION') isSectionConditional = Boolean(condition);
    return condition || isSectionConditional ? [key] : [];
  });
}

/** Returns the problems of the sections: a section has at least one question, which can be hidden by its condition. */
export const findSectionProblems = (questions: readonly FormQuestion[]): FormProblem[] =>
  questions.flatMap((question, index) =>
    isAsked(question) || questionsOfSection(questions, question.key).length > 0
      ? []
      : [{ code: 'FORM_SECTION_EMPTY', path: `questions.${index}` }],
  );
