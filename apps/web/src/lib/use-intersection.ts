import { useEffect, useRef } from 'react';

/** Calls back when an element comes near the viewport, while active. */
export function useIntersection(wanted: boolean, run: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  const current = useRef(run);
  current.current = run;
  useEffect(() => {
    if (!wanted || !ref.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && current.current(), {
      rootMargin: '240px',
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [wanted]);
  return ref;
}
