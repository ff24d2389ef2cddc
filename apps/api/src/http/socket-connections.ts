import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Services } from '../auth/context.ts';
import { ChangeChecks } from '../events/change-checks.ts';
import type { Budgets } from '../rate-limiting/budgets.ts';
import { SocketOccupancy } from '../rate-limiting/socket-limits.ts';
import { SocketConnection, type SocketConnectionOptions } from './socket-connection.ts';

/** Time in milliseconds after which a client that did not respond to the closing handshake is disconnected. */
const CLOSING_MS = 2_000;

/**
 * WebSockets of this process. Limits how many can be open, and how long a socket can be open without valid credentials.
 */
export class SocketConnections {
  private readonly parts: SocketConnectionOptions;
  private readonly byRequest = new WeakMap<IncomingMessage, AcceptedSocket>();

  constructor(services: Services, budgets: Budgets) {
    const limits = services.socketLimits;
    this.parts = {
      limits,
      places: new SocketOccupancy(limits),
      checks: new ChangeChecks(),
      budgets,
    };
  }

  /** Accepts a socket. Returns false if the address or the process has reached its limit. */
  accept(request: IncomingMessage, stream: Duplex, address: string): boolean {
    const { socket, anonymous } = this.parts.places.connect(address);
    if ('full' in socket || 'full' in anonymous) return false;
    const line = new SocketConnection(this.parts, address);
    this.byRequest.set(request, { line, release: anonymous.release, deadline: undefined });
    stream.once('close', () => {
      socket.release();
      this.settle(request);
    });
    return true;
  }

  /** Starts the timeout that closes the socket if it does not present valid credentials. */
  opened(request: IncomingMessage, client: WebSocket): void {
    const accepted = this.byRequest.get(request);
    if (!accepted) return;
    const close = () => {
      client.close(CloseCode.Unauthorized, 'Unauthorized');
      setTimeout(() => client.terminate(), CLOSING_MS).unref();
    };
    accepted.deadline = setTimeout(close, this.parts.limits.authenticateMs);
  }

  /** Stops the timeout after the socket has presented valid credentials. */
  authenticated(request: IncomingMessage): void {
    this.settle(request);
  }

  of(request: IncomingMessage): SocketConnection {
    const accepted = this.byRequest.get(request);
    if (!accepted) throw new Error('The WebSocket was not accepted.');
    return accepted.line;
  }

  private settle(request: IncomingMessage): void {
    const accepted = this.byRequest.get(request);
    clearTimeout(accepted?.deadline);
    accepted?.release();
  }
}

interface AcceptedSocket {
  readonly line: SocketConnection;
  /** Function that removes the socket from the count of unauthenticated sockets. */
  readonly release: () => void;
  deadline: NodeJS.Timeout | undefined;
}
