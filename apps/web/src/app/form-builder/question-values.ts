import {
  type FormLanguage,
  type FormProblem,
  type FormQuestion,
  type FormQuestions,
  type FormText,
  findConditionProblems,
  findPrefillProblems,
  findQuestionProblems,
  findTargetProblems,
} from '@frontdesk/domain';

/** Returns a key for a text, for example `which_class` for “Which class?”. The key differs from all keys in `taken`. */
export function keyFor(text: string, taken: readonly string[], fallback: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 32);
  const base = words || fallback;
  const candidates = [base, ...Array.from({ length: 100 }, (_, at) => `${base}_${at + 2}`)];
  return candidates.find((one) => !taken.includes(one)) ?? base;
}

/**
 * Returns the problems of one question. The paths of the problems contain `index`, the position of the question in the
 * form.
 */
export function problemsOf(question: FormQuestion, index: number, content: FormQuestions): FormProblem[] {
  const questions = Object.assign([...content.questions], { [index]: question });
  const problems = [
    ...findQuestionProblems({ ...content, questions }),
    ...findTargetProblems(questions),
    ...findPrefillProblems(questions),
    ...findConditionProblems({ ...content, questions }),
  ];
  return problems.filter(({ path }) => path.startsWith(`questions.${index}.`));
}

/**
 * Returns the questions after one question was added or replaced. If its key changes, conditions that refer to it are
 * updated.
 */
export function withQuestion(
  questions: readonly FormQuestion[],
  index: number,
  question: FormQuestion,
): FormQuestion[] {
  const before = questions[index]?.key;
  return Object.assign([...questions], { [index]: question }).map((one) =>
    one.condition && one.condition.question === before
      ? { ...one, condition: { ...one.condition, question: question.key } }
      : one,
  );
}

/** Returns the text in the given languages only. */
export const onlyIn = (languages: readonly FormLanguage[], text: FormText): FormText =>
  Object.fromEntries(languages.flatMap((language) => (text[language] ? [[language, text[language]]] : [])));

/** Returns the questions with texts in the given languages only. */
export const questionsIn = (languages: readonly FormLanguage[], questions: readonly FormQuestion[]): FormQuestion[] =>
  questions.map((question) => ({
    ...question,
    label: onlyIn(languages, question.label),
    help: onlyIn(languages, question.help),
    options: question.options.map((option) => ({ ...option, label: onlyIn(languages, option.label) })),
  }));
