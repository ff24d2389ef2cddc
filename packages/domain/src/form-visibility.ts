/**
 * Comparisons of a condition. `answered` takes no value, `in` and `not_in` take at least one, and the others take
 * exactly one.
 */
export const FORM_CONDITION_OPERATORS = ['eq', 'neq', 'in', 'not_in', 'contains', 'answered'] as const;
export type FormConditionOperator = (typeof FORM_CONDITION_OPERATORS)[number];

/** A rule that shows a question or section only for certain answers to an earlier question. */
export interface FormCondition {
  /** Key of the question whose answer the condition tests. The question must come earlier in the form. */
  readonly question: string;
  readonly operator: FormConditionOperator;
  /** Values to compare the answer with: option keys for CHOICE and CHOICES, otherwise texts. */
  readonly values: readonly string[];
}

interface ConditionalQuestion {
  readonly key: string;
  readonly type: string;
  readonly condition?: FormCondition | null;
}

/** Answers by question key. An answer consists of the keys of the chosen options, or of one text. */
export type GivenValues = ReadonlyMap<string, readonly string[]>;

/**
 * Returns the questions that are shown for the given answers. A condition on a hidden or unanswered question is never
 * met.
 */
export function visibleQuestions<Q extends ConditionalQuestion>(questions: readonly Q[], given: GivenValues): Q[] {
  const keys = visibleKeys(questions, given);
  return questions.filter(({ key }) => keys.includes(key));
}

/**
 * Returns the keys of the questions and sections that are shown. The questions of a hidden section are hidden. The source code of this function is embedded in the page of a form,
 * so it must not use anything that is declared outside of it.
 */
export function visibleKeys(questions: readonly ConditionalQuestion[], given: GivenValues): string[] {
  const keys: string[] = [];
  const clean = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
  const comparable = (text: string, type: string) =>
    type === 'NUMBER' ? Number(text.trim().replace(',', '.')) : clean(text);
  const isMet = ({ question, operator, values }: FormCondition): boolean => {
    const type = questions.find(({ key }) => key === question)?.type ?? '';
    const answers = keys.includes(question) ? (given.get(question) ?? []) : [];
    const entered = answers.filter((answer) => clean(answer) !== '' && clean(answer) !== 'false');
    if (entered.length === 0) return false;
    const isEntered = (value: string) => entered.some((answer) => comparable(answer, type) === comparable(value, type));
    if (operator === 'answered') return true;
    if (operator === 'neq' || operator === 'not_in') return !values.some(isEntered);
    if (operator !== 'contains' || type === 'CHOICES') return values.some(isEntered);
    return values.some((value) => entered.some((answer) => clean(answer).includes(clean(value))));
  };
  let isSectionShown = true;
  for (const { key, type, condition } of questions) {
    const isShown = !condition || isMet(condition);
    if (type === 'SECTION') isSectionShown = isShown;
    if (isShown && isSectionShown) keys.push(key);
  }
  return keys;
}

/**
 * Returns the keys of the sections that have at least one question in `visible`, in the order of the form. The key of
 * the questions before the first section is an empty text. The source code of this function is embedded in the page of
 * a form, like that of `visibleKeys`.
 */
export function sectionsWith(questions: readonly ConditionalQuestion[], visible: readonly string[]): string[] {
  const sections: string[] = [];
  let section = '';
  for (const { key, type } of questions) {
    if (type === 'SECTION') section = key;
    else if (visible.includes(key) && !sections.includes(section)) sections.push(section);
  }
  return sections;
}
