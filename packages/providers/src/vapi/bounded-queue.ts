import { EventEmitter } from 'node:events';

interface BoundedQueue {
  /** Emits `first` when the first data arrives, and `error` if the stream ends before any data arrives. */
  readonly arrivals: EventEmitter;
  add(bytes: Buffer): void;
  end(): void;
  read(): AsyncGenerator<Buffer>;
}

/** Creates a buffer for unread audio. If the buffer is full, the oldest data is dropped. */
export function createBoundedQueue(mostBytes: number): BoundedQueue {
  const arrivals = new EventEmitter();
  arrivals.on('error', () => {});
  const now = { waiting: [] as Buffer[], size: 0, begun: false, over: false, wake: () => {} };
  return {
    arrivals,
    add: (bytes) => {
      now.waiting.push(bytes);
      now.size += bytes.length;
      while (now.size > mostBytes && now.waiting.length > 1) now.size -= now.waiting.shift()?.length ?? 0;
      if (!now.begun) arrivals.emit('first');
      now.begun = true;
      now.wake();
    },
    end: () => {
      now.over = true;
      if (!now.begun) arrivals.emit('error', new Error('The stream ended before any audio arrived.'));
      now.wake();
    },
    read: async function* () {
      while (!now.over || now.waiting.length > 0) {
        const bytes = Buffer.concat(now.waiting);
        Object.assign(now, { waiting: [], size: 0 });
        if (bytes.length > 0) yield bytes;
        else
          await new Promise<void>((resolve) => {
            now.wake = resolve;
          });
      }
    },
  };
}
