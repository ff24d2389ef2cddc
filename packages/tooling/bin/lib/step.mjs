import { explain } from './explain.mjs';

/**
 * Runs a step of a command and prints its duration. If the step fails, prints an explanation and exits the process with
 * code 1. Without `work`, the step is skipped.
 */
export async function step(title, work) {
  if (!work) return;
  const since = Date.now();
  process.stdout.write(`${title} … `);
  const { ok, output } = await work().catch((error) => ({ ok: false, output: `${error.message}\n` }));
  process.stdout.write(`${ok ? 'done in' : 'failed after'} ${Math.round((Date.now() - since) / 1000)} s\n`);
  if (ok) return;
  process.stderr.write(`\n${explain(output)}`);
  process.exit(1);
}
