import { useEffect, useSyncExternalStore } from 'react';
import { createStore } from './store.ts';

const covers = createStore(0);

/** Says that something is open, maybe over a drawer: Escape closes it, and not what lies below. */
export function useOverDrawer(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    covers.set(covers.get() + 1);
    return () => covers.set(covers.get() - 1);
  }, [opened]);
}

/** Whether a drawer leaves Escape to what is open over it. */
export const useIsCovered = (): boolean => useSyncExternalStore(covers.subscribe, covers.get) > 0;
