import { useCallback, useState } from 'react';

/**
 * Returns a ref for an element with horizontal scrolling, and whether its content is wider than the element. A scrollable
 * element must be focusable, so that it can be scrolled with the keyboard.
 */
export function useScrollable(): {
  readonly ref: (element: HTMLElement | null) => void;
  readonly isScrollable: boolean;
} {
  const [isScrollable, setScrollable] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setScrollable(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    const content = element.firstElementChild;
    if (content) observer.observe(content);
    return () => observer.disconnect();
  }, []);
  return { ref, isScrollable };
}
