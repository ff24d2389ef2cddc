/**
 * Returns the CPU time that the main thread has used since `before`. The threads of the garbage collector and of the
 * compiler do not count, because they do not block the event loop. Node 22 only has the CPU time of all threads.
 */
export const cpuUsage = (before?: NodeJS.CpuUsage): NodeJS.CpuUsage =>
  process.threadCpuUsage ? process.threadCpuUsage(before) : process.cpuUsage(before);

/**
 * Returns the longest CPU time of one event-loop turn while `work` runs, in milliseconds. A `setImmediate` loop reads
 * the CPU time once per turn. Wall-clock time would include other processes on a busy machine.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = cpuUsage();
  let isRunning = true;
  const look = () => {
    const { user, system } = cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = cpuUsage();
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
    // `work` can end in the same turn that blocked the event loop.
    look();
  }
  return longest;
}

/**
 * Returns the least of several measurements, because compilation and garbage collection use CPU time as well. Stops
 * after the first value within `limit`. `work` gets the number of the run, to make each request unknown to every
 * cache.
 */
export async function longestTurnOf(
  work: (run: number) => Promise<unknown>,
  { limit, runs = 8 }: { readonly limit: number; readonly runs?: number },
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && least > limit; run += 1) least = Math.min(least, await longestTurn(() => work(run)));
  return least;
}
