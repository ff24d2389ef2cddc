import { useRef } from 'react';

/**
 * Returns the value. If the value is null, returns the last value that was not null, which dialogs show while they
 * close.
 */
export function useLastValue<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
