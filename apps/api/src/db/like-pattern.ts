/** Returns the pattern of LIKE for texts that contain the text. */
export const patternContaining = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
