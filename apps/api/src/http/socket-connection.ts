import { createHash, randomUUID } from 'node:crypto';
import type { Credentials } from '../auth/authenticate.ts';
import type { RequestContext, SocketShare, WorkspaceContext } from '../auth/context.ts';
import { rateLimited, tooManySubscriptions } from '../errors/denials.ts';
import { ChangeChecks } from '../events/change-checks.ts';
import { type Budgets, isSpent } from '../rate-limiting/budgets.ts';
import type { SocketLimits, SocketOccupancy } from '../rate-limiting/socket-limits.ts';

export interface SocketConnectionOptions {
  readonly limits: SocketLimits;
  readonly places: SocketOccupancy;
  readonly checks: ChangeChecks;
  readonly budgets: Budgets;
}

export const FLOOD_SECONDS = 60;
/** graphql-ws has no code of its own for it; the client library takes this one for final and does not try again. */
export const TOO_MANY_REQUESTS = 4429;

/** One open socket: what its subscriptions count against, and what they share. */
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

  /** Subscriptions of the same token, workspace and address get the same answer to every check. */
  identify({ bearer, workspaceSlug }: Credentials): void {
    this.callerKey = createHash('sha256')
      .update(JSON.stringify([bearer, workspaceSlug, this.address]))
      .digest('base64url');
  }

  /** True when the socket sends so many messages that it has to be closed. */
  isFlooding(): boolean {
    const now = performance.now();
    if (now - this.minute.since > FLOOD_SECONDS * 1000) this.minute = { since: now, subscribes: 0 };
    this.minute.subscribes += 1;
    return this.minute.subscribes > this.parts.limits.subscribesPerMinute;
  }

  /** Runs the start of a subscription. Refused before any other work when the socket has no place left. */
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
    if (budget && isSpent(budget)) throw rateLimited(budget.resetSeconds);
  }
}
