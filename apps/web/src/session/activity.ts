/** Time of the last key press, pointer press or wheel event in this tab, in milliseconds since 1970. */
let last = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

const RECENT_MS = 2_000;

/** Whether the user was active in the last two seconds. Requests within this time are treated as caused by the user. */
export const isUserCaused = (now = Date.now()): boolean => now - last < RECENT_MS;

/** Calls the listener on user activity. Returns a function that unsubscribes. */
export function onActivity(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function handleActivity(event: Event) {
  // Events that scripts dispatch are not user activity.
  if (!event.isTrusted) return;
  last = Date.now();
  for (const listener of listeners) listener();
}

/** Registers the event listeners. Must be called once per page. */
export function watchActivity(): void {
  for (const kind of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(kind, handleActivity, { capture: true, passive: true });
}
