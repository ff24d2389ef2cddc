/**
 * Returns whether WhatsApp accepts the text as the value of a template variable: a single line that is not blank and
 * contains no tabs or five consecutive spaces.
 */
export const isTemplateParameter = (text: string): boolean => text.trim() !== '' && !/[\n\r\t]| {5}/.test(text);
