import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SimulatorControls } from '../server/simulator.ts';
import { type CallTone, callTone, FRAME_MS } from './call-tone.ts';
import type { SimulatedCall, VapiStore } from './vapi-store.ts';

export interface CallListeners {
  /** Adds an utterance to the audio and announces it to the listeners. */
  pushTranscript(call: SimulatedCall, role: 'user' | 'assistant', transcript: string): void;
  ended(call: SimulatedCall): void;
  /** Returns the number of listeners of a call. */
  of(callId: string): number;
}

interface Listener {
  readonly callId: string;
  readonly socket: WebSocket;
  readonly tone: CallTone;
}

/**
 * Serves `GET /:id/listen` as a WebSocket. As with Vapi's default settings, knowledge of the URL is sufficient for
 * access.
 */
export function callListeners({ app, faults }: SimulatorControls, store: VapiStore): CallListeners {
  const sockets = new WebSocketServer({ noServer: true });
  const listeners = new Set<Listener>();
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const fault = faults.take('REQUEST', 'GET', request.url ?? '');
    const call = isListenedTo(store, request.url);
    if (fault?.kind === 'DROP_BEFORE') socket.destroy();
    else if (fault) refuse(socket, `${fault.status ?? 503} Service Unavailable`);
    else if (!call) refuse(socket, '404 Not Found');
    else
      sockets.handleUpgrade(request, socket, head, (client) =>
        addListener(listeners, { callId: call.id, socket: client }),
      );
  });
  app.addHook('preClose', async () => {
    for (const client of sockets.clients) client.terminate();
  });
  const each = ({ id }: SimulatedCall, then: (listener: Listener) => void) => {
    for (const listener of listeners) if (listener.callId === id) then(listener);
  };
  return {
    pushTranscript: (call, role, transcript) =>
      each(call, ({ tone, socket }) => {
        tone.speak(role, transcript);
        socket.send(JSON.stringify({ type: 'transcript', role, transcriptType: 'final', transcript }));
      }),
    ended: (call) => each(call, ({ socket }) => socket.close(1000)),
    of: (callId) => [...listeners].filter((listener) => listener.callId === callId).length,
  };
}

function isListenedTo(store: VapiStore, url = ''): SimulatedCall | null {
  const [, id = ''] = /^\/([^/]+)\/listen$/.exec(url) ?? [];
  const call = store.get(id);
  return call && call.status !== 'ended' ? call : null;
}

function addListener(listeners: Set<Listener>, { callId, socket }: Omit<Listener, 'tone'>): void {
  const tone = callTone();
  const listener = { callId, socket, tone };
  listeners.add(listener);
  const timer = setInterval(() => socket.send(tone.next()), FRAME_MS);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(timer);
    listeners.delete(listener);
  });
}

const refuse = (socket: Duplex, status: string) => socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
