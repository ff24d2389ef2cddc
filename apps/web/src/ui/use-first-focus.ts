import { useEffect, useRef } from 'react';

/** Returns a ref for an element that receives the focus when it is mounted, such as the first field of a form. */
export function useFirstFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
