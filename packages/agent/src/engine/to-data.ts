/** Escapes angle brackets and shortens the text, so that a contact's text cannot close the tag around it. */
export const toData = (text: string): string => text.slice(0, 8000).replaceAll('<', '‹').replaceAll('>', '›');
