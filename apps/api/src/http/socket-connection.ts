import { createHash, randomUUID } from 'node:crypto';
import type { Credentials } from '../auth/authenticate.ts';
import type { RequestContext, SocketShare, WorkspaceContext } from '../auth/context.ts';
import { tooManySubscriptions } from '../errors/denials.ts';
import { ChangeChecks } from '../events/change-checks.ts';
import { assertNotSpent, type Budgets } from '../rate-limiting/budgets.ts';
import type { SocketLimits, SocketOccupancy } from '../rate-limiting/socket-limits.ts';

export interface SocketConnectionOptions {
  readonly limits: SocketLimits;
  readonly places: SocketOccupancy;
  readonly checks: ChangeChecks;
  readonly budgets: Budgets;
}

export const FLOOD_SECONDS = 60;
/**
 * Close code for too many messages. graphql-ws uses the same code for repeated initialization messages, and its client
 * library does not reconnect after this code.
 */
export const TOO_MANY_REQUESTS = 4429;

/** An open WebSocket, with the limits that apply to its subscriptions and the state that they share. */
export class SocketConnection implements SocketShare {
  readonly checks: ChangeChecks;
  callerKey = '';
  readonly address: string;
  private readonly id = randomUUID();
  private readonly parts: SocketConnectionOptions;
  private starting = 0;
  private minute = { since: performance.now(), subscribes: 0 };

  constructor(parts: SocketConnectionOptions, address: string) {
    this.parts = parts;
    this.checks = parts.checks;
    this.address = address;
  }

  /**
   * Sets the key that identifies the API caller. Subscriptions with the same token, workspace and address share their
   * access checks.
   */
  identify({ bearer, workspaceSlug }: Credentials): void {
    this.callerKey = createHash('sha256')
      .update(JSON.stringify([bearer, workspaceSlug, this.address]))
      .digest('base64url');
  }

  /** Counts a subscribe message. Returns whether the socket exceeds the message rate and must be closed. */
  isFlooding(): boolean {
    const now = performance.now();
    if (now - this.minute.since > FLOOD_SECONDS * 1000) this.minute = { since: now, subscribes: 0 };
    this.minute.subscribes += 1;
    return this.minute.subscribes > this.parts.limits.subscribesPerMinute;
  }

  /** Starts a subscription. Throws an error before `work` runs if the socket has reached its limit. */
  async start<T>(work: () => Promise<T>): Promise<T> {
    const { socket: limit } = this.parts.limits.subscriptions;
    if (this.starting + this.parts.places.subscriptionsOf(this.id) >= limit) {
      throw tooManySubscriptions('subscriptions of one socket', limit);
    }
    this.starting += 1;
    try {
      return await work();
    } finally {
      this.starting -= 1;
    }
  }

  subscribe(ctx: WorkspaceContext): () => void {
    return this.parts.places.subscribe(ctx, this.id);
  }

  async charge(ctx: RequestContext): Promise<void> {
    const budget = await this.parts.budgets.charge(ctx);
    assertNotSpent(budget);
  }
}
