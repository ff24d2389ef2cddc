/** What refused, in its own words and on one line; a program's last line says more than its exit code. */
export function errorMessage(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = (stderr || message || String(error)).trim().split('\n');
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').trim().replace(/\.$/, '');
}
