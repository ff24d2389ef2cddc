/** Through whose account a template goes out. */
export const TEMPLATE_PROVIDERS = ['WHATSAPP_CLOUD', 'TWILIO'] as const;
export type TemplateProvider = (typeof TEMPLATE_PROVIDERS)[number];

/** What WhatsApp thinks of a template; OTHER is a word that came after this was written. Only APPROVED goes out. */
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

/** The names of the variables in a template's texts, in their order, each once. */
export const variablesIn = (...texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => [...(text ?? '').matchAll(VARIABLE)].map(([, name]) => name ?? ''))),
];

/** The text with its variables filled; one that is missing stays as it is written. */
export const filledText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (written, name: string) => values[name] || written);

/** What a contact reads of a template. */
export const templateText = (
  template: { readonly header: string | null; readonly body: string; readonly footer: string | null },
  values: Readonly<Record<string, string>>,
): string =>
  [template.header, template.body, template.footer]
    .filter((part) => part !== null)
    .map((part) => filledText(part, values))
    .join('\n\n');

/** WhatsApp takes neither line breaks nor tabs in a variable, nor many blanks in a row, nor half a character. */
export const isVariableInvalid = (value: string): boolean =>
  value.trim() === '' || value.length > 1024 || /[\n\r\t\0\p{Cs}]| {5}/u.test(value);

/** What may stand for somebody who is not known yet, in a template that greets. */
export const GREETING_FILLINGS = ['CONTACT_NAME', 'WORKSPACE_NAME'] as const;
export type GreetingFilling = (typeof GREETING_FILLINGS)[number];
