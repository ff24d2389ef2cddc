/** Providers through which a template is sent. */
export const TEMPLATE_PROVIDERS = ['WHATSAPP_CLOUD', 'TWILIO'] as const;
export type TemplateProvider = (typeof TEMPLATE_PROVIDERS)[number];

/**
 * Approval status of a template at WhatsApp. OTHER: a status that this version does not know. Only APPROVED templates
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
 * Replaces the variables of a text with their values. A variable with no value or an empty one remains as a
 * placeholder.
 */
export const filledText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (written, name: string) => values[name] || written);

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
