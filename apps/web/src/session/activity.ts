/** Time of the last key press or pointer action in this tab. */
let last = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

const RECENT_MS = 2_000;

/** Whether a request was caused by a recent user action. */
export const isUserCaused = (now = Date.now()): boolean => now - last < RECENT_MS;

/** Subscribes to user activity. Returns the unsubscribe function. */
export function onActivity(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function handleActivity(event: Event) {
  // Synthetic events are not user activity.
  if (!event.isTrusted) return;
  last = Date.now();
  for (const listener of listeners) listener();
}

/** Starts listening. Called once per page. */
export function watchActivity(): void {
  for (const kind of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(kind, handleActivity, { capture: true, passive: true });
}
