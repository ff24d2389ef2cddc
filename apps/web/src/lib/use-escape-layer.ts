import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useEffect } from 'react';

const openLayers = atom(0);

/** Registers an overlay that may be above a drawer: Escape closes it instead of the drawer. */
export function useEscapeLayer(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    openLayers.set(openLayers.get() + 1);
    return () => openLayers.set(openLayers.get() - 1);
  }, [opened]);
}

/** Whether a drawer should ignore Escape because of an overlay. */
export const useIsEscapeCovered = (): boolean => useStore(openLayers) > 0;
