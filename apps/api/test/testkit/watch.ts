import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ChangeBus } from '../../src/events/change-bus.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Denied {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

/** A result of a subscription: an event's data, errors, or `done` when the subscription ended. */
export interface Arrival {
  // biome-ignore lint/suspicious/noExplicitAny: events have a different shape for each subscription.
  readonly data?: Record<string, any> | null | undefined;
  readonly errors?: readonly Denied[];
  readonly done?: true;
}

export interface Watch {
  /** Resolves to null when the server has started the subscription, or to its first result if that arrives earlier. */
  readonly began: Promise<Arrival | null>;
  next(): Promise<Arrival>;
  close(): Promise<void>;
}

/** Subscribes over a real socket. `address` is the URL of the server. */
export function watch(
  fd: TestFrontdesk,
  address: string,
  caller: Caller,
  payload: Parameters<Client['iterate']>[0],
): Watch {
  const client = createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: saying(caller.headers ?? {}),
    retryAttempts: 0,
    connectionParams: { accessToken: caller.bearer, workspace: caller.workspace },
  });
  const listener = nextListener(fd);
  const arrivals = client.iterate(payload);
  const take = () =>
    arrivals.next().then(
      ({ done, value }): Arrival => (done ? { done: true } : (value as Arrival)),
      (errors: unknown): Arrival => {
        if (Array.isArray(errors)) return { errors };
        throw errors;
      },
    );
  let first: Promise<Arrival> | null = take();
  const began = Promise.race([listener.listening.then(() => null), first]).finally(listener.restore);
  return {
    began,
    next: () => {
      const arrival = first ?? take();
      first = null;
      return arrival;
    },
    close: async () => {
      await arrivals.return?.();
      await client.dispose();
    },
  };
}

const saying = (headers: Readonly<Record<string, string>>) =>
  class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  };

/**
 * Returns `listening`, which resolves when the server next starts to listen for change events, and `restore`, which
 * stops observing the server.
 */
function nextListener(fd: TestFrontdesk) {
  const bus = fd.services.bus as { listen: ChangeBus['listen'] };
  const { listen } = bus;
  const restore = () => {
    bus.listen = listen;
  };
  const listening = new Promise<void>((resolve) => {
    bus.listen = (to, signal) => {
      const notes = listen(to, signal);
      resolve();
      return notes;
    };
  });
  return { listening, restore };
}
