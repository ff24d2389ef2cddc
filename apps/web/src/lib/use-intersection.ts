import { useEffect, useRef } from 'react';

/** Does something as soon as an element comes near the screen, for as long as it is wanted. */
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
