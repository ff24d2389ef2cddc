const MAX_LENGTH = 200;

/** Parts of error messages that can contain personal data, which platform admins must not see. */
const REDACTED: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^/\s?#]*@|[a-z][a-z0-9+.-]*:\/\/)([^/\s?#]+)[^\s"']*/gi, '[address]'],
  [/(['"`])(?:(?!\1).)*\1/g, '[value]'],
  [/=\([^)]*\)/g, '=([value])'],
  [/\b(?=[\w-]*\d)[\w-]{16,}\b/g, '[token]'],
  [/\+?\d[\d\s().-]{4,}\d/g, '[number]'],
];

/**
 * Returns the first line of an error without addresses, phone numbers, quoted values and tokens. Returns null if the
 * job has no error.
 */
export function redactError(error: string | null): string | null {
  const line = error?.split('\n', 1)[0]?.trim();
  if (!line) return null;
  const safe = REDACTED.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line);
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH)}…` : safe;
}
