/** Formats an error on one line. The last line of a program's output says more than its exit code. */
export function errorMessage(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').trim().replace(/\.$/, '');
}
