/** Log for the startup steps. A pino logger implements this interface. */
export interface StartupLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/**
 * Returns one line of a failed program's error output or, if there is none, of the error's message: the last line that
 * contains FATAL, or else the last line. A final period is removed.
 */
export function errorMessage(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').trim().replace(/\.$/, '');
}
