import { askedQuestions } from './form-sections.ts';
import {
  FORM_ENTRY_TYPES,
  FORM_LIMITS,
  type FormQuestion,
  type FormQuestions,
  type FormText,
  isFileQuestion,
  isFormLanguage,
  type LeadFormContent,
} from './lead-forms.ts';
import { providerUrl } from './provider-urls.ts';
import type { RefusalCode } from './refusals/refusals.ts';

/** A rule that a form violates. `path` locates the value, for example `questions.2.label.en`. */
export interface FormProblem {
  readonly code: RefusalCode;
  readonly path: string;
}

const KEY = /^[a-z][a-z0-9_]*$/;
/** Reserved names: the fields and query parameters that every form has. */
const RESERVED = new Set(
  'name phone email message consent website slug lang language embed version answers parameters source status'.split(
    ' ',
  ),
);
const isKey = (key: string) => key.length <= FORM_LIMITS.keyLength && KEY.test(key);
const isFreeKey = (key: string) => isKey(key) && !RESERVED.has(key) && !key.startsWith('utm_');

/** Returns the problems of a form, in the order of its fields. Returns an empty list if the form can be published. */
export function findFormProblems(content: LeadFormContent): FormProblem[] {
  const { consent, thankYou, accentColor } = content;
  const problems = findQuestionProblems(content);
  const check = (isRight: boolean, code: RefusalCode, path: string) => {
    if (!isRight) problems.push({ code, path });
  };
  problems.push(...textProblems(consent.text, content, { path: 'consent.text', length: FORM_LIMITS.textLength }));
  check(isUrl(consent.policyUrl), 'FORM_URL_INVALID', 'consent.policyUrl');
  problems.push(...textProblems(thankYou.text, content, { path: 'thankYou.text', length: FORM_LIMITS.textLength }));
  check(isUrl(thankYou.redirectUrl), 'FORM_URL_INVALID', 'thankYou.redirectUrl');
  check(accentColor === null || /^#[0-9a-f]{6}$/i.test(accentColor), 'FORM_COLOR_INVALID', 'accentColor');
  return [...problems, ...hiddenFieldProblems(content.hiddenFields)];
}

/** Returns the problems of the languages and of the questions of a form, in the order of the questions. */
export function findQuestionProblems(content: FormQuestions): FormProblem[] {
  const { languages, defaultLanguage, questions } = content;
  const problems: FormProblem[] = [];
  const check = (isRight: boolean, code: RefusalCode, path: string) => {
    if (!isRight) problems.push({ code, path });
  };
  check(languages.length > 0 && languages.every(isFormLanguage), 'FORM_LANGUAGE_UNKNOWN', 'languages');
  check(new Set(languages).size === languages.length, 'FORM_LANGUAGE_UNKNOWN', 'languages');
  check(languages.includes(defaultLanguage), 'FORM_LANGUAGE_UNKNOWN', 'defaultLanguage');
  check(askedQuestions(questions).length <= FORM_LIMITS.questions, 'FORM_QUESTIONS_TOO_MANY', 'questions');
  for (const [index, question] of questions.entries()) {
    const path = `questions.${index}`;
    check(isFreeKey(question.key), 'FORM_KEY_INVALID', `${path}.key`);
    check(!hasEarlier(questions, index), 'FORM_KEY_TAKEN', `${path}.key`);
    problems.push(...questionProblems(question, content, path));
  }
  return problems;
}

const hasEarlier = (list: readonly { readonly key: string }[], index: number): boolean =>
  list.findIndex(({ key }) => key === list[index]?.key) < index;

function questionProblems(question: FormQuestion, content: FormQuestions, path: string): FormProblem[] {
  const { options, type } = question;
  const hasOptions = type === 'CHOICE' || type === 'CHOICES';
  if (!FORM_ENTRY_TYPES.includes(type)) return [{ code: 'FORM_INVALID', path: `${path}.type` }];
  const problems: FormProblem[] = [
    ...labelProblems(question.label, content, { path: `${path}.label`, length: FORM_LIMITS.labelLength }),
    ...textProblems(question.help, content, { path: `${path}.help`, length: FORM_LIMITS.helpLength }),
  ];
  if (type === 'SECTION' && question.required) problems.push({ code: 'FORM_INVALID', path: `${path}.required` });
  if (!hasRightFiles(question)) problems.push({ code: 'FORM_FILES_INVALID', path: `${path}.maxFiles` });
  if (!hasOptions)
    return options.length > 0 ? [...problems, { code: 'FORM_INVALID', path: `${path}.options` }] : problems;
  if (options.length < (type === 'CHOICE' ? 2 : 1))
    problems.push({ code: 'FORM_OPTIONS_TOO_FEW', path: `${path}.options` });
  if (options.length > FORM_LIMITS.options) problems.push({ code: 'FORM_OPTIONS_TOO_MANY', path: `${path}.options` });
  for (const [index, { key, label }] of options.entries()) {
    const at = `${path}.options.${index}`;
    if (!isKey(key)) problems.push({ code: 'FORM_KEY_INVALID', path: `${at}.key` });
    if (hasEarlier(options, index)) problems.push({ code: 'FORM_KEY_TAKEN', path: `${at}.key` });
    problems.push(...labelProblems(label, content, { path: `${at}.label`, length: FORM_LIMITS.optionLength }));
  }
  return problems;
}

/** Whether the number of files is between 1 and the limit, and is given only if the answers are files. */
function hasRightFiles(question: FormQuestion): boolean {
  const { maxFiles } = question;
  if (maxFiles === undefined) return true;
  return isFileQuestion(question) && Number.isInteger(maxFiles) && maxFiles >= 1 && maxFiles <= FORM_LIMITS.files;
}

/** The location of a text in a form. */
export interface Place {
  readonly path: string;
  /** Maximum length of the text in each language, in characters. */
  readonly length: number;
}

/** Returns the problems of a text that is required in the default language. */
export function labelProblems(label: FormText, content: Omit<FormQuestions, 'questions'>, place: Place): FormProblem[] {
  const { defaultLanguage } = content;
  if (!label[defaultLanguage]?.trim())
    return [{ code: 'FORM_LABEL_MISSING', path: `${place.path}.${defaultLanguage}` }];
  return textProblems(label, content, place);
}

/** Returns the problems of a text that can be empty. */
export function textProblems(
  text: FormText,
  { languages }: Pick<FormQuestions, 'languages'>,
  { path, length }: Place,
): FormProblem[] {
  return Object.entries(text).flatMap(([language, words]): FormProblem[] => {
    const at = `${path}.${language}`;
    if (!languages.some((one) => one === language)) return [{ code: 'FORM_LANGUAGE_UNKNOWN', path: at }];
    return words.length > length ? [{ code: 'FORM_TEXT_TOO_LONG', path: at }] : [];
  });
}

function hiddenFieldProblems(fields: readonly string[]): FormProblem[] {
  if (fields.length > FORM_LIMITS.hiddenFields) return [{ code: 'FORM_HIDDEN_FIELDS_TOO_MANY', path: 'hiddenFields' }];
  if (!fields.every(isFreeKey)) return [{ code: 'FORM_KEY_INVALID', path: 'hiddenFields' }];
  if (new Set(fields).size < fields.length) return [{ code: 'FORM_KEY_TAKEN', path: 'hiddenFields' }];
  return [];
}

const isUrl = (url: string | null): boolean =>
  url === null || (url.length <= FORM_LIMITS.urlLength && providerUrl(url) !== null);

const LOGO = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/;
/** File signatures of the image types, as base64: 89 PNG 0d 0a 1a 0a, ff d8 ff, and RIFF with WEBP after the size. */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  png: /^iVBORw0KGg[o-r]/,
  jpeg: /^\/9j\//,
  webp: /^UklGR[g-v].{5}XRUJQ/,
};

/** Whether a data URL is a PNG, JPEG or WebP image within the size limit. The type is detected from the content. */
export function isFormLogo(dataUrl: string): boolean {
  if (dataUrl.length > FORM_LIMITS.logoBytes * 1.4) return false;
  const [, type = '', data = ''] = LOGO.exec(dataUrl) ?? [];
  if (data.length % 4 !== 0 || (data.length / 4) * 3 > FORM_LIMITS.logoBytes) return false;
  return Boolean(SIGNATURES[type]?.test(data));
}

const ORIGIN = /^https:\/\/(?=[^:]*[a-z])[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;

/** Returns an https origin in lower case, for example https://www.example.com. Null if the text is not an origin. */
export function formOrigin(text: string): string | null {
  const origin = text.trim().toLowerCase();
  return origin.length <= FORM_LIMITS.urlLength && ORIGIN.test(origin) ? origin : null;
}
