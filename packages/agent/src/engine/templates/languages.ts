/** Languages of the reply templates. For any other language the English templates are used. */
export const TEMPLATE_LANGUAGES = ['en', 'de', 'es', 'pt', 'fr'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

export const templateLanguage = (language: string): TemplateLanguage =>
  TEMPLATE_LANGUAGES.find((one) => one === language.slice(0, 2)) ?? 'en';
