import { createContext, useContext, useEffect, useRef } from 'react';

/** Counts the pages a person has moved to; 0 is the one they came in on. */
export const NavigationCountContext = createContext(0);

/** What follows a page's own name in the title of the window. */
export const TitleSuffixContext = createContext('');

/** Gives the focus to the page's heading after a move, so that a screen reader says where it is now. */
export function useFocusAfterNavigation<T extends HTMLElement>() {
  const arrival = useContext(NavigationCountContext);
  const ref = useRef<T>(null);
  useEffect(() => {
    const active = document.activeElement;
    // Someone already typing in the new page keeps their place.
    if (arrival === 0 || active?.matches('input, textarea, [contenteditable]')) return;
    ref.current?.focus({ preventScroll: true });
  }, [arrival]);
  return ref;
}
