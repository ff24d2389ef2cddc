import { type RefObject, useContext, useEffect, useRef } from 'react';
import { NavigationCountContext } from '../../lib/navigation-count.ts';

/** Returns the focus to the conversation's row in the list. */
export function useRestoreFocus(openId: string, list: RefObject<HTMLElement | null>) {
  const arrival = useContext(NavigationCountContext);
  const last = useRef('');
  useEffect(() => {
    if (openId) last.current = openId;
    // After the heading, which receives the focus on the same navigation.
    else if (arrival > 0 && last.current)
      list.current?.querySelector<HTMLElement>(`[data-row-link="${last.current}"]`)?.focus();
  }, [arrival, openId, list]);
}
