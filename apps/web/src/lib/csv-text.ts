/** Quotes a text for CSV. Escapes a text that a spreadsheet would evaluate as a formula. */
export const csvText = (text: string): string =>
  `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
