import { createStore, type Store } from '../lib/store.ts';

/** Which workspace has closed itself because nobody was there; all tabs hear of it, and of its opening. */
export interface Idle {
  /** Its slug; null while none has. */
  closed: Store<string | null>;
  /** The server said that the person was away for too long. */
  close(slug: string): void;
  /** They have shown who they are. */
  open(slug: string): void;
  /** Another tab said something about this workspace: ask the server how it stands. */
  onNews(listener: (slug: string) => void): () => void;
  /** Tells the other tabs that the clock began again. */
  tell(slug: string): void;
  /** Resolves when the workspace is open. */
  opened(slug: string): Promise<void>;
}

type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

export function createIdle(channel: Channel | null = openChannel()): Idle {
  const closed = createStore<string | null>(null);
  const listeners = new Set<(slug: string) => void>();
  channel?.addEventListener('message', (event) => {
    for (const listener of listeners) listener(String((event as MessageEvent).data));
  });
  const tell = (slug: string) => channel?.postMessage(slug);
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
    tell,
    opened: (slug) =>
      new Promise((resolve) => {
        if (closed.get() !== slug) return resolve();
        const leave = closed.subscribe(() => {
          if (closed.get() === slug) return;
          leave();
          resolve();
        });
      }),
  };
}

const openChannel = () => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('frontdesk-idle'));
