import { atom, type WritableAtom } from 'nanostores';

/** Workspaces closed by the idle timeout, shared by all tabs. */
export interface Idle {
  /** Slug of the closed workspace. Null when there is none. */
  closed: WritableAtom<string | null>;
  /** The server reported the idle timeout. */
  close(slug: string): void;
  /** The user re-authenticated. */
  open(slug: string): void;
  /** Notifies about changes in other tabs, after which the server is asked. */
  onNews(listener: (slug: string) => void): () => void;
  /** Tells other tabs that the idle timeout restarted. */
  notifyOtherTabs(slug: string): void;
  /** Resolves when the workspace is open. */
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
