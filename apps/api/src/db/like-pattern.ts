/** Returns a LIKE pattern that matches all texts containing the given text. */
export const patternContaining = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
