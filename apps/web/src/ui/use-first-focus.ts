import { useEffect, useRef } from 'react';

/** For the first field of a form that takes the place of something else: it takes the focus too. */
export function useFirstFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
