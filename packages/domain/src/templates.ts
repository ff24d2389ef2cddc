import { type TemplateButton, urlValue } from './template-buttons.ts';

/** Providers through which a template can be sent. */
export const TEMPLATE_PROVIDERS = ['WHATSAPP_CLOUD', 'TWILIO'] as const;
export type TemplateProvider = (typeof TEMPLATE_PROVIDERS)[number];

/**
 * Approval status of a template at WhatsApp. OTHER: a status that Frontdesk does not support. Only APPROVED templates
 * are sent.
 */
export const TEMPLATE_STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'OTHER'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

export const TEMPLATE_STATUS_TITLES: Record<TemplateStatus, string> = {
  APPROVED: 'Approved',
  PENDING: 'In review',
  REJECTED: 'Rejected',
  PAUSED: 'Paused',
  DISABLED: 'Disabled',
  OTHER: 'Not available',
};

export const TEMPLATE_CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION', 'OTHER'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

export const TEMPLATE_CATEGORY_TITLES: Record<TemplateCategory, string> = {
  UTILITY: 'Utility',
  MARKETING: 'Marketing',
  AUTHENTICATION: 'Authentication',
  OTHER: 'Other',
};

const VARIABLE = /\{\{\s*([A-Za-z0-9_]{1,60})\s*\}\}/g;

/** Lists the variable names in a template's texts without duplicates, in order of appearance. */
export const variablesIn = (...texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => [...(text ?? '').matchAll(VARIABLE)].map(([, name]) => name ?? ''))),
];

/**
 * Replaces the variables of a text with their values. A variable with a missing or empty value remains as a
 * placeholder.
 */
export const filledText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (written, name: string) => values[name] || written);

/** Content of a template, with its variables. */
export interface TemplateContent {
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly variables: readonly string[];
  /** Id of the file in the header. Null if there is none. */
  readonly headerFileId: string | null;
  /** Buttons as stored, a list of `TemplateButton`. */
  readonly buttons: unknown;
}

/** A template with the values of its variables. */
export interface FilledTemplate {
  /** Text as the contact sees it. */
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Buttons with complete addresses. Empty if the template has none. */
  readonly buttons: readonly TemplateButton[];
  readonly headerFileId: string | null;
}

/**
 * Fills the variables of a template. A value that becomes part of an address is encoded. A missing value becomes an empty
 * text, which WhatsApp rejects (`isVariableInvalid`).
 */
export function fillTemplate(template: TemplateContent, values: Readonly<Record<string, string>>): FilledTemplate {
  const buttons = template.buttons as readonly TemplateButton[];
  const ofUrls = new Set(variablesIn(...buttons.map(({ url }) => url)));
  const valueOf = (name: string) => (ofUrls.has(name) ? urlValue : String)((values[name] ?? '').trim());
  const variables = Object.fromEntries(template.variables.map((name) => [name, valueOf(name)]));
  return {
    body: templateText(template, variables),
    variables,
    headerFileId: template.headerFileId,
    buttons: buttons.map((button) => ({ ...button, url: button.url && filledText(button.url, variables) })),
  };
}

/** Returns the text of a template as the contact sees it. */
export const templateText = (
  template: { readonly header: string | null; readonly body: string; readonly footer: string | null },
  values: Readonly<Record<string, string>>,
): string =>
  [template.header, template.body, template.footer]
    .filter((part) => part !== null)
    .map((part) => filledText(part, values))
    .join('\n\n');

/**
 * Returns whether WhatsApp rejects the value of a variable. A value must not be empty or too long, and must not contain
 * line breaks, tabs, null characters, more than four consecutive spaces or lone surrogates.
 */
export const isVariableInvalid = (value: string): boolean =>
  value.trim() === '' || value.length > 1024 || /[\n\r\t\0\p{Cs}]| {5}/u.test(value);

/** Sources for the variables of a greeting template, which is sent to contacts without a conversation. */
export const GREETING_VARIABLE_SOURCES = ['CONTACT_NAME', 'WORKSPACE_NAME'] as const;
export type GreetingVariableSource = (typeof GREETING_VARIABLE_SOURCES)[number];

/** Categories in which a template can be created. WhatsApp creates templates for codes (AUTHENTICATION) differently. */
export const WRITABLE_TEMPLATE_CATEGORIES = ['UTILITY', 'MARKETING'] as const satisfies TemplateCategory[];

/** Maximum lengths of the parts of a template that WhatsApp accepts, in characters. */
export const TEMPLATE_LIMITS = { name: 512, header: 60, body: 1024, footer: 60, variables: 20 } as const;

/**
 * Returns whether a template cannot be sent because its header requires a file that is not stored. Meta does not return
 * the files of templates that were created elsewhere.
 */
export const isHeaderFileMissing = (template: {
  readonly headerFormat: string | null;
  readonly headerFileId: string | null;
}): boolean => template.headerFormat !== null && template.headerFileId === null;

/** States in which WhatsApp accepts changes of a template. */
export const EDITABLE_TEMPLATE_STATUSES: readonly TemplateStatus[] = ['APPROVED', 'REJECTED', 'PAUSED'];

/** Languages that the template form offers: WhatsApp language codes with their English names. */
export const TEMPLATE_LANGUAGES = {
  ar: 'Arabic',
  zh_CN: 'Chinese (China)',
  nl: 'Dutch',
  en: 'English',
  en_GB: 'English (UK)',
  en_US: 'English (US)',
  fr: 'French',
  de: 'German',
  he: 'Hebrew',
  hi: 'Hindi',
  it: 'Italian',
  pl: 'Polish',
  pt_BR: 'Portuguese (Brazil)',
  pt_PT: 'Portuguese (Portugal)',
  es: 'Spanish',
  es_AR: 'Spanish (Argentina)',
  es_MX: 'Spanish (Mexico)',
  es_ES: 'Spanish (Spain)',
  tr: 'Turkish',
  uk: 'Ukrainian',
} as const;

/** Returns whether WhatsApp accepts a template name: lower-case letters, digits and underscores. */
export const isTemplateName = (name: string): boolean =>
  name.length <= TEMPLATE_LIMITS.name && /^[a-z0-9_]+$/.test(name);

/** Returns whether a text has the form of a WhatsApp language code, such as `de` or `pt_BR`. */
export const isTemplateLanguage = (code: string): boolean => /^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(code);

/** Reason why WhatsApp would reject the body of a template. */
export type TemplateBodyProblem = 'LENGTH' | 'VARIABLE_NAMES' | 'VARIABLE_AT_EDGE' | 'VARIABLES_ADJACENT';

/**
 * Returns the reason why WhatsApp would reject the body, or null if there is none. The variables must be numbered from
 * 1 in the order of the text, must not be at the start or end, and must have text between them.
 */
export function templateBodyProblem(body: string): TemplateBodyProblem | null {
  if (body.trim() === '' || body.length > TEMPLATE_LIMITS.body) return 'LENGTH';
  const names = variablesIn(body);
  if (names.length > TEMPLATE_LIMITS.variables || names.some((name, at) => name !== String(at + 1)))
    return 'VARIABLE_NAMES';
  if (/^\s*\{\{|\}\}\s*[.!?]?\s*$/.test(body)) return 'VARIABLE_AT_EDGE';
  return /\}\}\s*\{\{/.test(body) ? 'VARIABLES_ADJACENT' : null;
}
