/**
 * Returns whether WhatsApp accepts the text as the value of a template variable: one line that is not blank, without
 * tabs and without five consecutive spaces.
 */
export const isTemplateParameter = (text: string): boolean => text.trim() !== '' && !/[\n\r\t]| {5}/.test(text);
