/** Log of the startup steps. A pino logger implements this interface. */
export interface StartupLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** Returns the error's message on one line. For a failed program this is the fatal or last line of its error output. */
export function errorMessage(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').trim().replace(/\.$/, '');
}
