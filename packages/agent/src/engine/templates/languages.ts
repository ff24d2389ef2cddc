/** Languages of the engine's own sentences. Other languages use English when the model gives no usable wording. */
export const TEMPLATE_LANGUAGES = ['en', 'de', 'es', 'pt', 'fr'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

export const templateLanguage = (language: string): TemplateLanguage =>
  TEMPLATE_LANGUAGES.find((one) => one === language.slice(0, 2)) ?? 'en';
