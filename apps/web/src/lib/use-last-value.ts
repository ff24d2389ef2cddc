import { useRef } from 'react';

/** Returns the value, or the last value if it is null. Dialogs show the last value while they close. */
export function useLastValue<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
