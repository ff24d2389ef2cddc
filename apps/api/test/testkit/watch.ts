import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ChangeBus } from '../../src/events/change-bus.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Denied {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

/** A socket message: event data, errors, or the end. */
export interface Arrival {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes.
  readonly data?: Record<string, any> | null | undefined;
  readonly errors?: readonly Denied[];
  readonly done?: true;
}

export interface Watch {
  /** Null once the server listens for this caller, otherwise its response. */
  readonly began: Promise<Arrival | null>;
  next(): Promise<Arrival>;
  close(): Promise<void>;
}

/** Subscribes over a real socket. `address` is Frontdesk's address. */
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

/** Resolves when the server starts listening, so that no later event is missed. */
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
