import type { KeyboardEvent } from 'react';

/** Cmd or Ctrl with Enter sends the form from anywhere in it, also from a field where Enter means a new line. */
export function submitKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
