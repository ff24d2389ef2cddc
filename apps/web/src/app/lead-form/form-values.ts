import {
  FORM_TEXTS,
  type FormErrorCode,
  type FormLanguage,
  type FormQuestion,
  type FormQuestions,
  type FormTexts,
  formText,
  type LeadFormContent,
  LIMITS,
  normalizeEmail,
  normalizeName,
  readFormAnswers,
} from '@frontdesk/domain';
import type { Refused } from '../../lib/use-form-mutation.ts';

/** Questions of a form, in the language in which they are shown. */
export interface ShownQuestions {
  readonly content: FormQuestions;
  readonly language: FormLanguage;
  readonly texts: FormTexts;
}

/** A form in the language in which it is shown: its content, and the built-in texts of the language. */
export interface ShownForm extends ShownQuestions {
  readonly content: LeadFormContent;
  readonly logo: string | null;
  readonly workspaceName: string;
}

/** Values of the built-in fields and of the questions. `answerField` returns the name of a question's field. */
export interface FormValues {
  name: string;
  phone: string;
  email: string;
  message: string;
  consent: boolean;
  website: string;
  [answer: `answer_${string}`]: string | boolean | string[];
}

export const answerField = (key: string) => `answer_${key}` as const;

export const textsOf = (language: FormLanguage): FormTexts => FORM_TEXTS[language];

/** Inserts the name of the workspace into a built-in text. */
export const withWorkspace = (text: string, workspaceName: string): string =>
  text.replace('{workspace}', () => workspaceName);

export function initialValues({ questions }: Pick<FormQuestions, 'questions'>): FormValues {
  const answers = questions.map(({ key, type }) => [
    answerField(key),
    type === 'CHECKBOX' ? false : type === 'CHOICES' ? [] : '',
  ]);
  const fields = { name: '', phone: '', email: '', message: '', consent: false, website: '' };
  return { ...fields, ...Object.fromEntries(answers) };
}

// Checks only for a country code and a minimum length. The server validates the phone number.
const HAS_COUNTRY = /^\s*\+[\d\s().\-/]{6,}$/;

/** Returns the errors of all invalid fields, in the language of the form and in the order of the fields. */
export function validate(values: FormValues, { content, texts: { errors } }: ShownForm): Record<string, string> {
  const found: Record<string, string> = {};
  const check = (field: string, isRight: boolean, code: FormErrorCode) => {
    if (!isRight && !(field in found)) found[field] = errors[code];
  };
  const { email, message } = content;
  check('name', normalizeName(values.name) !== null, 'NAME_INVALID');
  check('phone', HAS_COUNTRY.test(values.phone), 'PHONE_INVALID');
  const mail = values.email.trim();
  check('email', email !== 'REQUIRED' || mail !== '', 'FORM_ANSWER_MISSING');
  check('email', email === 'HIDDEN' || mail === '' || normalizeEmail(mail) !== null, 'EMAIL_INVALID');
  const read = readFormAnswers(content, answersOf(values, content));
  for (const problem of 'problems' in read ? read.problems : [])
    check(fieldOf(problem.field), false, problem.code as FormErrorCode);
  check('message', message !== 'REQUIRED' || values.message.trim() !== '', 'FORM_ANSWER_MISSING');
  check('message', values.message.trim().length <= LIMITS.leadMessageLength, 'MESSAGE_TOO_LONG');
  check('consent', values.consent, 'CONSENT_MISSING');
  return found;
}

/** Returns the answers in the format of the API. Omits empty answers. */
export function answersOf(values: FormValues, { questions }: Pick<FormQuestions, 'questions'>) {
  return questions.flatMap(({ key }) => {
    const value = values[answerField(key)] ?? '';
    const given = (Array.isArray(value) ? value : [String(value)]).filter((one) => one !== '' && one !== 'false');
    return given.length > 0 ? [{ key, values: given }] : [];
  });
}

/** Returns the name of the form field to which a field path in a server error refers. */
const fieldOf = (field: string): string =>
  field.startsWith('answers.') ? answerField(field.slice('answers.'.length)) : field;

/**
 * Converts the server's errors: replaces field paths with the names of the form fields, and messages with messages in
 * the language of the form.
 */
export function localized(refused: Refused | undefined, { errors }: FormTexts): Refused | undefined {
  if (!refused) return undefined;
  const translate = <E extends Pick<Refused, 'code' | 'field'>>(error: E) => ({
    ...error,
    field: error.field === null ? null : fieldOf(error.field),
    ...(error.code in errors && { message: errors[error.code as FormErrorCode] }),
  });
  return { ...translate(refused), errors: (refused.errors ?? [refused]).map(translate) };
}

/** Returns the label of a question, which indicates whether the answer is optional. */
export function questionLabel(
  { label, required, type }: FormQuestion,
  { content, language, texts }: ShownQuestions,
): string {
  const text = formText(label, language, content);
  return required || type === 'CHECKBOX' ? text : texts.optional.replace('{label}', () => text);
}
