import { useEffect } from 'react';

/** Reports the height of the form to the page that embeds it. `embed.js` adapts the height of the frame. */
export function useReportedHeight(): void {
  useEffect(() => {
    const page = document.querySelector('[data-embedded]');
    if (window.parent === window || !page) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(page.getBoundingClientRect().height);
      // Any target origin is allowed, because the height is not secret and the origin of the embedding page is unknown.
      window.parent.postMessage({ type: 'frontdesk:form-height', height }, '*');
    });
    observer.observe(page);
    return () => observer.disconnect();
  }, []);
}
