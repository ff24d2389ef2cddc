import { WebSocket } from 'ws';
import type { Caller } from './as.ts';

interface Message {
  readonly type: string;
  readonly id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: messages have many shapes.
  readonly payload?: any;
}

export interface OpenSocket {
  readonly socket: WebSocket;
  /** All messages received from the server. */
  readonly messages: Message[];
  /** Resolves to the close code when the server closes the socket. */
  readonly closed: Promise<number>;
  send(message: object): void;
  /** Sends connection_init and waits for the acknowledgement. */
  authenticate(caller: Caller): Promise<void>;
  subscribe(id: string, query: string): void;
  /** Returns the error codes that the subscription has received so far. */
  codesOf(id: string): string[];
  /** Waits until the subscription receives an error, then returns its error codes. */
  refused(id: string): Promise<string[]>;
  /** Waits until `count` messages of the type have arrived, and returns them. */
  received(type: string, count: number): Promise<Message[]>;
}

/**
 * Opens a socket with the protocol graphql-transport-ws. Returns the HTTP status if the server refuses the handshake.
 */
export function openSocket(address: string, headers: Record<string, string> = {}): Promise<OpenSocket | number> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(speaking(socket)));
    socket.once('unexpected-response', (_request, response) => {
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

/** Opens a socket and authenticates the caller. Throws an error if the server refuses the handshake. */
export async function signedInSocket(address: string, caller: Caller): Promise<OpenSocket> {
  const open = await openSocket(address, caller.headers);
  if (typeof open === 'number') throw new Error(`The server refused a socket with ${open}.`);
  await open.authenticate(caller);
  return open;
}

function speaking(socket: WebSocket): OpenSocket {
  const messages: Message[] = [];
  let arrived = () => {};
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message);
    arrived();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const send = (message: object) => socket.send(JSON.stringify(message));
  const until = async (isThere: () => boolean) => {
    while (!isThere()) {
      await new Promise<void>((resolve, reject) => {
        arrived = resolve;
        void closed.then((code) => reject(new Error(`The server closed the socket with ${code}.`)));
      });
    }
  };
  const received = async (type: string, count: number) => {
    const ofType = () => messages.filter((message) => message.type === type);
    await until(() => ofType().length >= count);
    return ofType();
  };
  return {
    socket,
    messages,
    closed,
    send,
    received,
    authenticate: async ({ bearer, workspace }) => {
      send({ type: 'connection_init', payload: { accessToken: bearer, workspace } });
      await received('connection_ack', 1);
    },
    subscribe: (id, query) => send({ type: 'subscribe', id, payload: { query } }),
    codesOf: (id) => codesIn(messages.filter((message) => message.id === id)),
    refused: async (id) => {
      await until(() => codesIn(messages.filter((message) => message.id === id)).length > 0);
      return codesIn(messages.filter((message) => message.id === id));
    },
  };
}

/** A subscription that cannot start gets an `error` message. Later errors are part of its `next` messages. */
const codesIn = (messages: readonly Message[]): string[] =>
  messages
    .flatMap(({ type, payload }) => (type === 'error' ? payload : (payload?.errors ?? [])))
    .map(({ extensions }: { extensions: { code: string } }) => extensions.code);
