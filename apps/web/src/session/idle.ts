import { atom, type WritableAtom } from 'nanostores';

/** State of the idle timeout. Tabs notify each other of changes. */
export interface Idle {
  /** Slug of the workspace that is locked by the idle timeout. Null if no workspace is locked. */
  closed: WritableAtom<string | null>;
  /** Locks a workspace after the server reported that the idle timeout has expired. */
  close(slug: string): void;
  /** Unlocks a workspace after the user has confirmed their identity. */
  open(slug: string): void;
  /**
   * Calls the listener with the slug when another tab restarted the idle timeout of a workspace. The listener must
   * query the server for the new state. Returns a function that unsubscribes.
   */
  onNews(listener: (slug: string) => void): () => void;
  /** Notifies other tabs that the idle timeout was restarted. */
  notifyOtherTabs(slug: string): void;
  /** Resolves when the workspace is no longer locked. If it is not locked, resolves immediately. */
  opened(slug: string): Promise<void>;
}

type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

export function createIdle(channel: Channel | null = openChannel()): Idle {
  const closed = atom<string | null>(null);
  const listeners = new Set<(slug: string) => void>();
  channel?.addEventListener('message', (event) => {
    for (const listener of listeners) listener(String((event as MessageEvent).data));
  });
  const notifyOtherTabs = (slug: string) => channel?.postMessage(slug);
  return {
    closed,
    close: (slug) => closed.set(slug),
    open: (slug) => {
      if (closed.get() === slug) closed.set(null);
    },
    onNews: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    notifyOtherTabs,
    opened: (slug) =>
      new Promise((resolve) => {
        if (closed.get() !== slug) return resolve();
        const leave = closed.listen(() => {
          if (closed.get() === slug) return;
          leave();
          resolve();
        });
      }),
  };
}

const openChannel = () => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('frontdesk-idle'));
