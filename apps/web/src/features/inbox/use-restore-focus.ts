import { type RefObject, useContext, useEffect, useRef } from 'react';
import { NavigationCountContext } from '../../lib/navigation-count.ts';

/** Back from a conversation the focus returns to its row, from where the next one is a key away. */
export function useRestoreFocus(openId: string, list: RefObject<HTMLElement | null>) {
  const arrival = useContext(NavigationCountContext);
  const last = useRef('');
  useEffect(() => {
    if (openId) last.current = openId;
    // After the heading, which takes the focus upon the same arrival.
    else if (arrival > 0 && last.current)
      list.current?.querySelector<HTMLElement>(`[data-row-link="${last.current}"]`)?.focus();
  }, [arrival, openId, list]);
}
