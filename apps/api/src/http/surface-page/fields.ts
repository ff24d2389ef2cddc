import {
  type AskedQuestion,
  conditionalKeys,
  FORM_LIMITS,
  FORM_TEXTS,
  type FormErrorCode,
  type FormQuestion,
  formText,
  isAsked,
  isFileQuestion,
  REFUSALS,
  SURFACE_FILE_TEXTS,
  SURFACE_TEXTS,
  type SurfaceFileError,
  visibleQuestions,
} from '@frontdesk/domain';
import { escape } from '../../email/email.ts';
import type { ShownSurface } from '../../modules/messaging/surfaces/index.ts';
import { fileControl } from './file-field.ts';
import type { ShownStep } from './steps.ts';

/** Prefix of field names. The rest of the name is the key of the question. */
export const FIELD_PREFIX = 'q_';

export const fieldId = (key: string): string => `${FIELD_PREFIX}${key}`;

/** A form, the step that the page shows, and the errors of the files that were not stored, by question key. */
export interface RenderedSurface extends ShownSurface {
  readonly fileErrors: ReadonlyMap<string, SurfaceFileError>;
  /** Null if the page shows all questions. */
  readonly step: ShownStep | null;
}

/** Returns the error of a question in the language of the form. Returns null if there is none. */
export function errorOf({ problems, language, fileErrors }: RenderedSurface, key: string): string | null {
  const fileError = fileErrors.get(key);
  if (fileError) return SURFACE_FILE_TEXTS[language].errors[fileError];
  const problem = problems.find((one) => one.field === `answers.${key}`);
  if (!problem) return null;
  if (problem.code === 'FORM_QUESTION_ADDED') return SURFACE_TEXTS[language].added;
  const { errors } = FORM_TEXTS[language];
  return Object.hasOwn(errors, problem.code) ? errors[problem.code as FormErrorCode] : REFUSALS[problem.code];
}

/**
 * Renders the questions of the step, or all questions and sections. Those that can be hidden are rendered as groups;
 * hidden groups are not submitted.
 */
export function fields(shown: RenderedSurface): string {
  const { questions } = shown.content;
  const visible = visibleQuestions(questions, shown.given);
  const conditional = conditionalKeys(questions);
  const parts = (shown.step?.questions ?? questions).map((question) => {
    const rendered = isAsked(question) ? field(question, shown) : sectionHeading(question, shown);
    if (!conditional.includes(question.key)) return rendered;
    const state = visible.includes(question) ? '' : ' hidden disabled';
    return `<fieldset class="conditional" role="none" data-key="${escape(question.key)}"${state}>${rendered}</fieldset>`;
  });
  return parts.join('');
}

/** Renders the title and the text of a section. */
export function sectionHeading({ label, help }: FormQuestion, { content, language }: ShownSurface): string {
  const text = formText(help, language, content);
  return [
    `<h2 dir="auto">${escape(formText(label, language, content))}</h2>`,
    text && `<p class="intro" dir="auto">${escape(text)}</p>`,
  ].join('');
}

/** Renders the label, help, error and control of a question as HTML. */
function field(question: AskedQuestion, shown: RenderedSurface): string {
  const { key, type, label, help } = question;
  const { content, language } = shown;
  const words = formText(label, language, content);
  const title = escape(question.required ? words : FORM_TEXTS[language].optional.replace('{label}', () => words));
  const [helpText, error] = [formText(help, language, content), errorOf(shown, key)];
  const isUnchecked = shown.unchecked.includes(key);
  const notes = [
    helpText && `<p class="help" id="${fieldId(key)}-help" dir="auto">${escape(helpText)}</p>`,
    isUnchecked && `<p class="check-note" id="${fieldId(key)}-check">${escape(SURFACE_TEXTS[language].check)}</p>`,
    error && `<p class="error" id="${fieldId(key)}-error">${escape(error)}</p>`,
  ].filter(Boolean);
  const described = [helpText && 'help', isUnchecked && 'check', error && 'error']
    .flatMap((part) => (part ? [`${fieldId(key)}-${part}`] : []))
    .join(' ');
  const attributes = [
    described && `aria-describedby="${described}"`,
    error && error !== SURFACE_TEXTS[language].added && 'aria-invalid="true"',
    question.required && 'aria-required="true"',
  ]
    .filter(Boolean)
    .join(' ');
  const marker = `<input type="hidden" name="question" value="${escape(key)}">`;
  if (type === 'CHOICES') {
    // The group has only `aria-describedby`, because a group cannot have the `required` attribute.
    const group = described && `aria-describedby="${described}"`;
    return `<fieldset id="${fieldId(key)}" tabindex="-1" ${group}>${marker}<legend dir="auto">${title}</legend>${notes.join('')}${checkboxes(question, shown)}</fieldset>`;
  }
  if (type === 'CHECKBOX') {
    const checked = shown.given.get(key)?.includes('true') ? ' checked' : '';
    return `<div class="field">${marker}<label class="check"><input type="checkbox" id="${fieldId(key)}" name="${fieldId(key)}" value="true"${checked} ${attributes}><span dir="auto">${title}</span></label>${notes.join('')}</div>`;
  }
  const rendered = isFileQuestion(question)
    ? fileControl(question, { shown, id: fieldId(key), describedBy: described })
    : control(question, shown, attributes);
  return `<div class="field">${marker}<label for="${fieldId(key)}" dir="auto">${title}</label>${notes.join('')}${rendered}</div>`;
}

/** Renders the checkboxes of a question with several choices. */
const checkboxes = ({ key, options }: FormQuestion, { given, content, language }: ShownSurface): string =>
  options
    .map(({ key: value, label }) => {
      const checked = given.get(key)?.includes(value) ? ' checked' : '';
      const text = escape(formText(label, language, content));
      return `<label class="check"><input type="checkbox" name="${fieldId(key)}" value="${escape(value)}"${checked}><span dir="auto">${text}</span></label>`;
    })
    .join('');

function control({ key, type, options }: AskedQuestion, shown: ShownSurface, attributes: string): string {
  const { given, content, language } = shown;
  const value = given.get(key)?.[0] ?? '';
  const common = `id="${fieldId(key)}" name="${fieldId(key)}" ${attributes}`;
  const input = (more: string) => `<input ${common} ${more} value="${escape(value)}">`;
  switch (type) {
    case 'LONG_TEXT':
      return `<textarea ${common} rows="4" maxlength="${FORM_LIMITS.longAnswerLength}" dir="auto">\n${escape(value)}</textarea>`;
    case 'CHOICE': {
      const option = (name: string, text: string) =>
        `<option value="${escape(name)}"${name === value ? ' selected' : ''}>${escape(text)}</option>`;
      const shownOptions = options.map(({ key: name, label }) => option(name, formText(label, language, content)));
      return `<select ${common}>${[option('', FORM_TEXTS[language].choose), ...shownOptions].join('')}</select>`;
    }
    case 'DATE':
      return input('type="date"');
    case 'NUMBER':
      return input('type="text" inputmode="decimal" maxlength="23"');
    case 'EMAIL':
      return input('type="email" inputmode="email" autocomplete="email" maxlength="254" dir="ltr"');
    default:
      return input(`type="text" maxlength="${FORM_LIMITS.shortAnswerLength}" dir="auto"`);
  }
}
