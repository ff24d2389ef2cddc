import { createContext, useContext, useEffect, useRef } from 'react';

/** Number of navigations to another page since the app was loaded. 0 on the first page. */
export const NavigationCountContext = createContext(0);

/** Text that is appended to the document title, for example the workspace name. */
export const TitleSuffixContext = createContext('');

/**
 * Returns a ref for the page's heading, which receives the focus after a navigation so that screen readers announce it.
 */
export function useFocusAfterNavigation<T extends HTMLElement>() {
  const arrival = useContext(NavigationCountContext);
  const ref = useRef<T>(null);
  useEffect(() => {
    const active = document.activeElement;
    // If the user is typing in a field, keep the focus there.
    if (arrival === 0 || active?.matches('input, textarea, [contenteditable]')) return;
    ref.current?.focus({ preventScroll: true });
  }, [arrival]);
  return ref;
}
