/** `1 lead`, `1,204 leads` */
export const countOf = (count: number, singular: string, plural = `${singular}s`) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`;

/** `AW` from `Acme WhatsApp`, for avatars. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Formats `preferred_time` and `preferredTime` for display. */
export function humanizeName(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_.-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** `42%`. A dash when the total is zero. */
export const percentOf = (part: number, whole: number): string =>
  whole > 0 ? `${Math.round((part / whole) * 100)}%` : '–';
