import { normalizeEmail } from './emails.ts';
import { type AskedQuestion, askedQuestions } from './form-sections.ts';
import {
  FORM_LIMITS,
  type FormQuestion,
  type FormQuestions,
  type FormQuestionType,
  formText,
  isFileQuestion,
  type LeadFormContent,
  UTM_PARAMETERS,
} from './lead-forms.ts';
import { normalizeText, withoutUnstorable } from './normalize-text.ts';
import type { RefusalCode } from './refusals/refusals.ts';

/** Answer that a person submitted to one question, before validation. */
export interface GivenAnswer {
  readonly key: string;
  /**
   * Keys of the chosen options for CHOICE and CHOICES, names of the stored files for FILE and PHOTO, otherwise at most
   * one text. `true` for a checked CHECKBOX.
   */
  readonly values: readonly string[];
}

/** An answer as stored with the lead. Labels are in the default language of the form. */
export interface FormAnswer {
  readonly key: string;
  readonly label: string;
  readonly type: FormQuestionType;
  /**
   * Labels of the chosen options, names of files, or one text. A number has a decimal point and a date is in ISO 8601
   * format.
   */
  readonly values: readonly string[];
}

/** An error of an answer. `field` is the path `answers.<key>`. */
export interface AnswerProblem {
  readonly code: RefusalCode;
  readonly field: string;
}

/**
 * Checks the answers of a submission against a version of the form. Returns the problems if there are any, otherwise
 * the answers that are not empty, in the order of the questions.
 */
export function readFormAnswers(
  content: Pick<FormQuestions, 'defaultLanguage' | 'questions'>,
  given: readonly GivenAnswer[],
): { readonly answers: FormAnswer[] } | { readonly problems: AnswerProblem[] } {
  const questions = askedQuestions(content.questions);
  const keys = given.map(({ key }) => key);
  const problems: AnswerProblem[] = given.flatMap(({ key }, index): AnswerProblem[] => {
    const isKnown = questions.some((question) => question.key === key);
    // The error does not repeat the name of an unknown question, because the name can be any text.
    if (!isKnown) return [{ code: 'FORM_ANSWER_UNKNOWN', field: 'answers' }];
    return keys.indexOf(key) < index ? [{ code: 'FORM_ANSWER_INVALID', field: `answers.${key}` }] : [];
  });
  const answers: FormAnswer[] = [];
  for (const question of questions) {
    const field = `answers.${question.key}`;
    const values = valuesOf(given.find(({ key }) => key === question.key));
    if (values.length === 0) {
      if (question.required) problems.push({ code: 'FORM_ANSWER_MISSING', field });
      continue;
    }
    const read = readValues(question, values, content);
    if (typeof read === 'string') problems.push({ code: read, field });
    else answers.push({ key: question.key, label: labelOf(question, content), type: question.type, values: read });
  }
  return problems.length > 0 ? { problems: distinct(problems) } : { answers };
}

/** Returns the values that are not empty. An unchecked checkbox has no values. */
const valuesOf = (given: GivenAnswer | undefined): string[] =>
  (given?.values ?? [])
    .map((value) => withoutUnstorable(value).trim())
    .filter((value) => value !== '' && value !== 'false');

const labelOf = ({ label }: Pick<FormQuestion, 'label'>, content: Pick<FormQuestions, 'defaultLanguage'>) =>
  formText(label, content.defaultLanguage, content);

/** Returns the values in the format in which they are stored, or an error code. */
function readValues(
  question: AskedQuestion,
  values: readonly string[],
  content: Pick<FormQuestions, 'defaultLanguage'>,
): readonly string[] | RefusalCode {
  const { type, options } = question;
  if (type === 'CHOICES') {
    if (new Set(values).size < values.length) return 'FORM_ANSWER_INVALID';
    const chosen = options.filter(({ key }) => values.includes(key));
    return chosen.length < values.length ? 'FORM_ANSWER_INVALID' : chosen.map((option) => labelOf(option, content));
  }
  // The number of files is checked when they are stored.
  if (isFileQuestion(question)) return values;
  const [value = ''] = values;
  if (values.length > 1) return 'FORM_ANSWER_INVALID';
  if (type === 'CHOICE') {
    const chosen = options.find(({ key }) => key === value);
    return chosen ? [labelOf(chosen, content)] : 'FORM_ANSWER_INVALID';
  }
  if (type === 'TEXT' || type === 'LONG_TEXT') {
    // Browsers send each line break of a text area as CRLF, which is stored as LF.
    const text = type === 'TEXT' ? value.replaceAll(/\s+/g, ' ') : value.replaceAll('\r\n', '\n');
    const fits = normalizeText(text, FORM_LIMITS[type === 'TEXT' ? 'shortAnswerLength' : 'longAnswerLength']);
    return fits === null ? 'FORM_ANSWER_TOO_LONG' : [fits];
  }
  const read = READ[type as keyof typeof READ](value);
  return read === null ? 'FORM_ANSWER_INVALID' : [read];
}

/** Functions that convert a value to the format in which it is stored. They return null if the value is invalid. */
const READ: Readonly<Record<'DATE' | 'NUMBER' | 'EMAIL' | 'CHECKBOX', (value: string) => string | null>> = {
  DATE: (value) => (isDate(value) ? value : null),
  NUMBER: (value) => (/^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(value) ? value.replace(',', '.') : null),
  EMAIL: normalizeEmail,
  CHECKBOX: (value) => (value === 'true' ? value : null),
};

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value);
}

const distinct = (problems: readonly AnswerProblem[]): AnswerProblem[] =>
  problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index);

/**
 * Returns the parameters that a form stores: its hidden fields and the UTM parameters, truncated to the maximum length.
 */
export function readFormParameters(
  { hiddenFields }: Pick<LeadFormContent, 'hiddenFields'>,
  given: readonly { readonly key: string; readonly value: string }[],
): Record<string, string> {
  const values = new Map(given.map(({ key, value }) => [key, shortened(value)]));
  const allowed = [...UTM_PARAMETERS, ...hiddenFields];
  return Object.fromEntries(allowed.flatMap((key) => (values.get(key) ? [[key, values.get(key) ?? '']] : [])));
}

const shortened = (value: string): string =>
  withoutUnstorable(value.slice(0, FORM_LIMITS.parameterLength * 2))
    .trim()
    .slice(0, FORM_LIMITS.parameterLength);

/** Returns the message of a lead with the answers of the form below it, one per line, as the agent reads them. */
export function leadText(message: string, answers: readonly Pick<FormAnswer, 'label' | 'values'>[]): string {
  return [message, ...answers.map(({ label, values }) => `${label}: ${values.join(', ')}`)].filter(Boolean).join('\n');
}
