/**
 * Returns whether a text is an IANA time zone name, such as Europe/London or UTC. A UTC offset such as +01:00 is not.
 */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Formats the current time and the time zone in words, for prompts. */
export function promptTime(now: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now);
  return `${words} (${timeZone})`;
}
