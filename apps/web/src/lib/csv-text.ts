/** Quotes a text for CSV. A text that a spreadsheet would run as a formula is quoted as text. */
export const csvText = (text: string): string =>
  `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
