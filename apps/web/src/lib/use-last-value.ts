import { useRef } from 'react';

/** The value, or the last one, for dialogs that still show it while closing. */
export function useLastValue<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
