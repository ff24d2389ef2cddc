/** When the person last pressed a key or pointed at something, in this tab. */
let last = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

const RECENT_MS = 2_000;

/** Whether what is asked now was asked because of what somebody just did. */
export const isUserCaused = (now = Date.now()): boolean => now - last < RECENT_MS;

/** Says that somebody did something; gives back how to hear of it no longer. */
export function onActivity(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function handleActivity(event: Event) {
  // What a script does is no sign of a person.
  if (!event.isTrusted) return;
  last = Date.now();
  for (const listener of listeners) listener();
}

/** Begins to listen, once for the page. */
export function watchActivity(): void {
  for (const kind of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(kind, handleActivity, { capture: true, passive: true });
}
