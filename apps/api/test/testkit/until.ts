const PATIENCE_MS = 60_000;

/** Repeats `ask` until it returns a truthy result, and returns the result. Throws an error after a minute. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`In ${PATIENCE_MS / 1000} seconds there was not yet ${what}.`);
    await new Promise((again) => {
      setTimeout(again, 20);
    });
  }
}
