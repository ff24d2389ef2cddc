/** Runs one piece of work at a time, in all tabs together: a refresh token is good for one use. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export const crossTabLock: Lock = async (work) => {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return await navigator.locks.request('frontdesk-refresh', work);
};
