import { useRef } from 'react';

/** The value, or the last one there was: for a dialog that still shows somebody while it closes. */
export function useLastValue<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
