import type { FormCondition } from './form-visibility.ts';

/** Languages of the public lead form. The built-in texts of the form are in `form-texts`. */
export const FORM_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ar', 'he'] as const;
export type FormLanguage = (typeof FORM_LANGUAGES)[number];

/** Name of each language, in the language itself. */
export const FORM_LANGUAGE_TITLES: Record<FormLanguage, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ar: 'العربية',
  he: 'עברית',
};

export const isFormLanguage = (text: unknown): text is FormLanguage => FORM_LANGUAGES.some((one) => one === text);

export const isRightToLeft = (language: FormLanguage): boolean => language === 'ar' || language === 'he';

export const FORM_QUESTION_TYPES = [
  'TEXT',
  'LONG_TEXT',
  'CHOICE',
  'CHOICES',
  'DATE',
  'NUMBER',
  'EMAIL',
  'CHECKBOX',
  'FILE',
  'PHOTO',
] as const;
export type FormQuestionType = (typeof FORM_QUESTION_TYPES)[number];

/** Types of the entries of a form for contacts. A section starts a step of the page and has no answer. */
export const FORM_ENTRY_TYPES = [...FORM_QUESTION_TYPES, 'SECTION'] as const;
export type FormEntryType = (typeof FORM_ENTRY_TYPES)[number];

/** Types of questions that are answered with files. Only forms for contacts have them. */
export const FILE_QUESTION_TYPES = ['FILE', 'PHOTO'] as const satisfies FormQuestionType[];

export const isFileQuestion = ({ type }: { readonly type: string }): boolean =>
  FILE_QUESTION_TYPES.some((one) => one === type);

/** Types of questions that a lead form can have. */
export const LEAD_QUESTION_TYPES = FORM_QUESTION_TYPES.filter((type) => !isFileQuestion({ type }));

/**
 * Returns whether questions of a type can show a known value. Email addresses are contact details, and a checkbox that
 * is already checked does not constitute consent. The known value of a file is only its name.
 */
export const isPrefillable = (type: FormEntryType): boolean =>
  type !== 'EMAIL' && type !== 'CHECKBOX' && type !== 'SECTION' && !isFileQuestion({ type });

/** Whether the form shows the field for the email address or the message. The name and the phone are always required. */
export const FORM_FIELD_MODES = ['HIDDEN', 'OPTIONAL', 'REQUIRED'] as const;
export type FormFieldMode = (typeof FORM_FIELD_MODES)[number];

/** A text by language. If a language is missing, the text of the default language is shown. */
export type FormText = Readonly<Partial<Record<FormLanguage, string>>>;

export interface FormOption {
  readonly key: string;
  readonly label: FormText;
}

export interface FormQuestion {
  /** Key of the question, which identifies its answer in the API and in webhooks. */
  readonly key: string;
  /** Type of the answer. SECTION for the heading of the questions that follow. Never SECTION in lead forms. */
  readonly type: FormEntryType;
  readonly required: boolean;
  readonly label: FormText;
  readonly help: FormText;
  /** Options of the question. Empty unless the type is CHOICE or CHOICES. */
  readonly options: readonly FormOption[];
  /**
   * Field of the contact's record that receives the answer. Omitted or null if there is none. Always omitted in lead
   * forms.
   */
  readonly targetField?: string | null;
  /** Whether the page can show the known value of `targetField`. False if omitted. Always omitted in lead forms. */
  readonly prefill?: boolean;
  /**
   * Condition under which the question is shown. If omitted or null, the question is always shown. Always omitted in
   * lead forms.
   */
  readonly condition?: FormCondition | null;
  /** Maximum number of files of a FILE or PHOTO question, from 1 to 10. 1 if omitted. Omitted for other types. */
  readonly maxFiles?: number;
}

export interface LeadFormContent {
  readonly languages: readonly FormLanguage[];
  readonly defaultLanguage: FormLanguage;
  readonly email: FormFieldMode;
  readonly message: FormFieldMode;
  readonly questions: readonly FormQuestion[];
  /** Text and policy link of the consent. If the text is empty, the built-in text is shown. */
  readonly consent: { readonly text: FormText; readonly policyUrl: string | null };
  /** Text that is shown after submission. If `redirectUrl` is set, the page redirects there instead. */
  readonly thankYou: { readonly text: FormText; readonly redirectUrl: string | null };
  /** Color of the button, for example #3b5bdb. Null if the default color of the app is used. */
  readonly accentColor: string | null;
  /** Query parameters of the form's URL that are stored with the lead, in addition to the UTM parameters. */
  readonly hiddenFields: readonly string[];
}

/** The questions and languages of a form. */
export type FormQuestions = Pick<LeadFormContent, 'languages' | 'defaultLanguage' | 'questions'>;

/** Form that is used by a workspace that has not published its own form. */
export const DEFAULT_FORM: LeadFormContent = {
  languages: ['en'],
  defaultLanguage: 'en',
  email: 'OPTIONAL',
  message: 'OPTIONAL',
  questions: [],
  consent: { text: {}, policyUrl: null },
  thankYou: { text: {}, redirectUrl: null },
  accentColor: null,
  hiddenFields: [],
};

/** Limits of a form. Lengths are in characters. */
export const FORM_LIMITS = {
  questions: 30,
  options: 50,
  keyLength: 40,
  labelLength: 200,
  helpLength: 300,
  optionLength: 100,
  textLength: 1000,
  urlLength: 500,
  hiddenFields: 20,
  /** Maximum length of a form's JSON. */
  contentLength: 60_000,
  logoBytes: 60 * 1024,
  origins: 20,
  shortAnswerLength: 200,
  longAnswerLength: 2000,
  parameterLength: 200,
  /** Maximum number of files per question and per form. */
  files: 10,
  /** Maximum size of a file in bytes. */
  fileBytes: 10 * 1024 * 1024,
  /** Number of hours for which a replaced version of the form can still be submitted. */
  replacedHours: 24,
} as const;

export const UTM_PARAMETERS = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Returns the text in the given language, or in the default language if it is missing. Empty if both are missing. */
export const formText = (
  text: FormText,
  language: FormLanguage,
  { defaultLanguage }: Pick<LeadFormContent, 'defaultLanguage'>,
): string => text[language]?.trim() || text[defaultLanguage]?.trim() || '';

/**
 * Returns the language in which a form is shown: the first requested language that the form has, or its default
 * language if there is none. `requested` contains language tags such as `pt-BR`, in order of preference.
 */
export function formLanguage(
  { languages, defaultLanguage }: Pick<LeadFormContent, 'languages' | 'defaultLanguage'>,
  requested: readonly string[],
): FormLanguage {
  const tags = requested.map((tag) => tag.toLowerCase().split('-')[0]);
  return tags.flatMap((tag) => languages.filter((language) => language === tag))[0] ?? defaultLanguage;
}

/**
 * Returns black or white, whichever has the higher contrast with a color such as #3b5bdb. The contrast ratio is at
 * least 4.5.
 */
export function textColorOn(color: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5].map((start) => luminance(Number.parseInt(color.slice(start, start + 2), 16)));
  const light = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

/** Relative luminance of a channel, as WCAG defines it. */
function luminance(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
