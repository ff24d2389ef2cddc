import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useEffect } from 'react';

const openLayers = atom(0);

/** Registers an overlay that can be above a drawer. While the overlay is open, Escape does not close the drawer. */
export function useEscapeLayer(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    openLayers.set(openLayers.get() + 1);
    return () => openLayers.set(openLayers.get() - 1);
  }, [opened]);
}

/** Whether a drawer must ignore Escape, because an overlay is above it. */
export const useIsEscapeCovered = (): boolean => useStore(openLayers) > 0;
