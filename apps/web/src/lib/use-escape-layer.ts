import { useEffect, useSyncExternalStore } from 'react';
import { createStore } from './store.ts';

const openLayers = createStore(0);

/** Says that something is open, maybe over a drawer: Escape closes it, and not what lies below. */
export function useEscapeLayer(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    openLayers.set(openLayers.get() + 1);
    return () => openLayers.set(openLayers.get() - 1);
  }, [opened]);
}

/** Whether a drawer leaves Escape to what is open over it. */
export const useIsEscapeCovered = (): boolean => useSyncExternalStore(openLayers.subscribe, openLayers.get) > 0;
