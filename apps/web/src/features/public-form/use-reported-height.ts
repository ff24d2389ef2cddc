import { useEffect } from 'react';

/** Tells the page that contains the frame how high the form is. `embed.js` adapts the frame. */
export function useReportedHeight(): void {
  useEffect(() => {
    const page = document.querySelector('[data-embedded]');
    if (window.parent === window || !page) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(page.getBoundingClientRect().height);
      // The height is not secret, and the origin of the page is not known.
      window.parent.postMessage({ type: 'frontdesk:form-height', height }, '*');
    });
    observer.observe(page);
    return () => observer.disconnect();
  }, []);
}
