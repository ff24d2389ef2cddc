/** Example values that replace the details of a contact. They do not belong to a real person. */
const EXAMPLE_EMAIL = 'alex@example.com';
const EXAMPLE_PHONE = '+1 555 555 0100';
const EXAMPLE_NAME = 'Alex';

const EMAIL = /[^\s<>()[\]{}"',;:|@＠]+[@＠][^\s<>()[\]{}"',;:|@＠]*[^\s<>()[\]{}"',;:|@＠.!?]/gu;
/**
 * Matches a date, or at least eight digits with separators. Dates are not replaced, because they matter for the
 * conversation.
 */
const DATE_OR_PHONE =
  /(?<date>\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})\b)|[+＋(]?\p{Nd}(?:[-\s().（）／/]{0,2}\p{Nd}){7,}/gu;
const NAME_LENGTH = 2;

/**
 * Replaces email addresses, phone numbers and the words of the contact's name with example values. Words of the name
 * with fewer than `NAME_LENGTH` characters are not replaced.
 */
export function replaceDetails(text: string, name: string): string {
  const names = name.split(/[\s,.;]+/u).filter((word) => [...word].length >= NAME_LENGTH && /\p{L}/u.test(word));
  const details = text
    .replaceAll(EMAIL, EXAMPLE_EMAIL)
    .replaceAll(DATE_OR_PHONE, (found, date: string | undefined) => (date === undefined ? EXAMPLE_PHONE : found));
  return names.reduce(
    (words, one) =>
      words.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}@.])${escaped(one)}(?![\\p{L}\\p{N}@])`, 'giu'), EXAMPLE_NAME),
    details,
  );
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
