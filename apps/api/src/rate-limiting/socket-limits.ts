import type { WorkspaceContext } from '../auth/context.ts';
import { tooManySubscriptions } from '../errors/denials.ts';
import { type AddressGroup, addressGroups } from './client-address.ts';

/**
 * Limits on concurrent use of WebSockets in one process. For an IPv6 /48, the limit per address is multiplied by
 * `SITE_FACTOR`.
 */
export interface SocketLimits {
  /** Time in milliseconds within which a socket must present valid credentials before it is closed. */
  readonly authenticateMs: number;
  readonly sockets: { readonly address: number };
  /** Limits on sockets without valid credentials. */
  readonly anonymous: { readonly address: number; readonly total: number };
  readonly subscriptions: {
    readonly socket: number;
    readonly session: number;
    readonly member: number;
    readonly key: number;
    readonly workspace: number;
    readonly address: number;
  };
  /** Maximum number of subscribe messages per socket and minute. If it is exceeded, the socket is closed. */
  readonly subscribesPerMinute: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  authenticateMs: 5_000,
  sockets: { address: 500 },
  anonymous: { address: 100, total: 2_000 },
  subscriptions: { socket: 100, session: 300, member: 500, key: 500, workspace: 5_000, address: 2_000 },
  subscribesPerMinute: 600,
};

/** Counts the sockets and subscriptions of one process. */
export class SocketOccupancy {
  private readonly open = new Occupancy();
  private readonly limits: SocketLimits;

  constructor(limits: SocketLimits) {
    this.limits = limits;
  }

  /**
   * Counts a new socket, both in total and among the sockets without valid credentials. A result is `full` if its limit
   * is reached.
   */
  connect(address: string): { readonly anonymous: OccupancyResult; readonly socket: OccupancyResult } {
    const { sockets, anonymous } = this.limits;
    const socket = this.open.take(byAddress('sockets', address, sockets.address));
    if ('full' in socket) return { socket, anonymous: socket };
    const total = { what: 'anonymous sockets', key: 'anonymous sockets', limit: anonymous.total };
    const unknown = this.open.take([...byAddress('anonymous sockets', address, anonymous.address), total]);
    if ('full' in unknown) socket.release();
    return { socket, anonymous: unknown };
  }

  /**
   * Counts a subscription against every limit that applies to the API caller. Throws RATE_LIMITED if a limit is
   * reached. Returns a function to call when the subscription ends.
   */
  subscribe(ctx: WorkspaceContext, socketId: string): () => void {
    const { subscriptions: most } = this.limits;
    const place = (of: keyof typeof most, id: string): OccupancyLimit => ({
      what: `subscriptions of one ${of}`,
      key: `${of} ${id}`,
      limit: most[of],
    });
    const { actor, workspace, membership, transport } = ctx;
    const caller =
      actor.kind === 'api_key'
        ? [place('key', actor.apiKeyId)]
        : [place('session', actor.sessionId), place('member', `${workspace.id} ${membership.memberId}`)];
    const taken = this.open.take([
      place('socket', socketId),
      ...caller,
      place('workspace', workspace.id),
      ...byAddress('subscriptions', transport.ipAddress, most.address),
    ]);
    if ('full' in taken) throw tooManySubscriptions(taken.full.what, taken.full.limit);
    return taken.release;
  }

  subscriptionsOf(socketId: string): number {
    return this.open.count(`socket ${socketId}`);
  }
}

const byAddress = (what: string, address: string, limit: number): OccupancyLimit[] =>
  addressGroups(address).map(({ key, factor }: AddressGroup) => ({
    what: `${what} of one address`,
    key: `${what} ${key}`,
    limit: limit * factor,
  }));

/** Limit on concurrent use, with the key of its counter. */
interface OccupancyLimit {
  /** Name of the limit, which the error message contains. */
  readonly what: string;
  readonly key: string;
  readonly limit: number;
}

type OccupancyResult = { readonly release: () => void } | { readonly full: OccupancyLimit };

/** Counts concurrent use in this process, by key. */
export class Occupancy {
  private readonly counts = new Map<string, number>();

  /**
   * Increments the counters of all keys, or of none if one of them has reached its limit. The returned function
   * decrements them again; calling it repeatedly has no effect.
   */
  take(places: readonly OccupancyLimit[]): OccupancyResult {
    const full = places.find(({ key, limit }) => this.count(key) >= limit);
    if (full) return { full };
    for (const { key } of places) this.counts.set(key, this.count(key) + 1);
    let open = true;
    const release = () => {
      if (open) for (const { key } of places) this.leave(key);
      open = false;
    };
    return { release };
  }

  count(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** Number of keys whose counter is above 0. */
  get size(): number {
    return this.counts.size;
  }

  private leave(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }
}
