/**
 * The longest stretch of CPU time that one turn of the event loop took while `work` ran, in milliseconds. A chain of
 * `setImmediate` looks at the process's CPU clock once a turn. Wall-clock time would count the time in which a busy
 * machine ran other processes.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  let isRunning = true;
  const look = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  };
  const lookOnceATurn = () => {
    if (!isRunning) return;
    look();
    setImmediate(lookOnceATurn);
  };
  setImmediate(lookOnceATurn);
  try {
    await work();
  } finally {
    isRunning = false;
    // `work` may end in the very turn that it held.
    look();
  }
  return longest;
}

/**
 * The least of several measurements, because compilation and garbage collection count as CPU time too; stops at the first
 * one within `limit`. `work` gets the number of its run, to make each request new to every cache.
 */
export async function longestTurnOf(
  work: (run: number) => Promise<unknown>,
  { limit, runs = 4 }: { readonly limit: number; readonly runs?: number },
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && least > limit; run += 1) least = Math.min(least, await longestTurn(() => work(run)));
  return least;
}
