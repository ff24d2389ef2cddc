import { atom } from 'nanostores';
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
const minute = atom(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

/** Returns the current time in milliseconds since 1970, updated every minute by a timer that all components share. */
export const useNow = () => useSyncExternalStore(watch, minute.get);

function watch(listener: () => void) {
  if (watchers++ === 0) {
    minute.set(Date.now());
    timer = setInterval(() => minute.set(Date.now()), MINUTE_MS);
  }
  const stop = minute.listen(listener);
  return () => {
    stop();
    if (--watchers === 0) clearInterval(timer);
  };
}
