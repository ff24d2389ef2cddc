import type { WorkspaceContext } from '../auth/context.ts';
import { tooManySubscriptions } from '../errors/denials.ts';
import { type AddressGroup, addressGroups } from './client-address.ts';
import { Occupancy, type OccupancyLimit, type OccupancyResult } from './occupancy.ts';

/** Concurrency limits of one process. A /48 of IPv6 counts `SITE_FACTOR` times higher than an address. */
export interface SocketLimits {
  /** Time from connecting to a valid credential. The socket is closed afterwards. */
  readonly authenticateMs: number;
  readonly sockets: { readonly address: number };
  /** Sockets without a valid credential. */
  readonly anonymous: { readonly address: number; readonly total: number };
  readonly subscriptions: {
    readonly socket: number;
    readonly session: number;
    readonly member: number;
    readonly key: number;
    readonly workspace: number;
    readonly address: number;
  };
  /** Subscribe messages of one socket per minute. The socket is closed beyond that. */
  readonly subscribesPerMinute: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  authenticateMs: 5_000,
  sockets: { address: 500 },
  anonymous: { address: 100, total: 2_000 },
  subscriptions: { socket: 100, session: 300, member: 500, key: 500, workspace: 5_000, address: 2_000 },
  subscribesPerMinute: 600,
};

/** Places for sockets and subscriptions in one process. */
export class SocketOccupancy {
  private readonly open = new Occupancy();
  private readonly limits: SocketLimits;

  constructor(limits: SocketLimits) {
    this.limits = limits;
  }

  /** Takes a place for a connecting socket, and one among unauthenticated sockets. */
  connect(address: string): { readonly anonymous: OccupancyResult; readonly socket: OccupancyResult } {
    const { sockets, anonymous } = this.limits;
    const socket = this.open.take(byAddress('sockets', address, sockets.address));
    if ('full' in socket) return { socket, anonymous: socket };
    const total = { what: 'anonymous sockets', key: 'anonymous sockets', limit: anonymous.total };
    const unknown = this.open.take([...byAddress('anonymous sockets', address, anonymous.address), total]);
    if ('full' in unknown) socket.release();
    return { socket, anonymous: unknown };
  }

  /** Takes a place in every limit that applies to the caller, or throws RATE_LIMITED. Returns the release. */
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

  /** Open subscriptions of one socket. */
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
