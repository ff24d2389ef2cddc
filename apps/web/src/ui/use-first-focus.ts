import { useEffect, useRef } from 'react';

/** Focuses the first field of a form that replaces other content. */
export function useFirstFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
