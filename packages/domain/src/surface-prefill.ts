import { readFormAnswers } from './form-answers.ts';
import { type FormOption, type FormQuestion, type FormQuestions, formText, isPrefillable } from './lead-forms.ts';
import type { FieldValue } from './world/project.ts';

/** Relation of an answer to the known value that the page showed. NEW: no value was shown. */
export const SURFACE_ANSWER_ORIGINS = ['NEW', 'CONFIRMED', 'CORRECTED'] as const;
export type SurfaceAnswerOrigin = (typeof SURFACE_ANSWER_ORIGINS)[number];

/** A known value that the page of a form showed. */
export interface PrefilledValue {
  /** Key of the question whose value was shown. */
  readonly key: string;
  /** The value as shown: keys of the chosen options, or one text. */
  readonly given: readonly string[];
  /** Value of the record field when the page was shown. */
  readonly value: FieldValue;
  /** Whether the contact removed the value. If so, it is not shown again. */
  readonly isRemoved?: boolean;
}

/**
 * Returns the answer with which to prefill a question from a known value. Null if the value is not a possible answer to
 * the question.
 */
export function prefillOf(
  question: FormQuestion,
  value: FieldValue,
  content: Pick<FormQuestions, 'defaultLanguage'>,
): readonly string[] | null {
  if (!isPrefillable(question.type) || value === null || typeof value === 'boolean') return null;
  const text = String(value);
  const values = question.options.length > 0 ? chosenOptions(question.options, text, content) : [text];
  const read = readFormAnswers({ ...content, questions: [question] }, [{ key: question.key, values }]);
  const [answer] = 'problems' in read ? [] : read.answers;
  if (!answer) return null;
  return question.options.length > 0 ? values : answer.values;
}

/**
 * Returns the keys of the options whose labels, joined with commas as in a stored answer, equal the text. Empty if
 * there are none.
 */
function chosenOptions(
  options: readonly FormOption[],
  text: string,
  content: Pick<FormQuestions, 'defaultLanguage'>,
): string[] {
  const labelOf = ({ label }: FormOption) => formText(label, content.defaultLanguage, content);
  const whole = options.find((option) => labelOf(option) === text);
  if (whole) return [whole.key];
  const labels = text.split(', ');
  const chosen = options.filter((option) => labels.includes(labelOf(option)));
  return chosen.map(labelOf).join(', ') === text ? chosen.map(({ key }) => key) : [];
}

/** Returns how an answer relates to the value that was shown for its question. */
export function originOf(
  shown: Pick<PrefilledValue, 'given'> | undefined,
  given: readonly string[],
): SurfaceAnswerOrigin {
  if (!shown) return 'NEW';
  const isSame = shown.given.length === given.length && shown.given.every((value, index) => value === given[index]);
  return isSame ? 'CONFIRMED' : 'CORRECTED';
}
