/** Runs work exclusively across all tabs: a refresh token can be used once. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export const crossTabLock: Lock = async (work) => {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return await navigator.locks.request('frontdesk-refresh', work);
};
