import { useEffect } from 'react';

/** Tells the page that contains the frame how high the form is. `embed.js` adapts the frame. */
export function useReportedHeight(): void {
  useEffect(() => {
    const root = document.getElementById('root')?.firstElementChild;
    if (window.parent === window || !root) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(root.getBoundingClientRect().height);
      // The height is not secret, and the origin of the page is not known.
      window.parent.postMessage({ type: 'frontdesk:form-height', height }, '*');
    });
    observer.observe(root);
    return () => observer.disconnect();
  }, []);
}
