import { createContext, useContext, useEffect, useRef } from 'react';

/** Number of navigations. 0 for the initial page. */
export const NavigationCountContext = createContext(0);

/** Suffix of the document title. */
export const TitleSuffixContext = createContext('');

/** Focuses the page's heading after a navigation, so that screen readers announce it. */
export function useFocusAfterNavigation<T extends HTMLElement>() {
  const arrival = useContext(NavigationCountContext);
  const ref = useRef<T>(null);
  useEffect(() => {
    const active = document.activeElement;
    // Keeps the focus of a user who is already typing.
    if (arrival === 0 || active?.matches('input, textarea, [contenteditable]')) return;
    ref.current?.focus({ preventScroll: true });
  }, [arrival]);
  return ref;
}
