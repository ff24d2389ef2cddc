/** Timeouts for receiving a request, in milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  /** Maximum time to receive a complete request, including the body. */
  readonly requestMs: number;
  /** Maximum time to receive a complete request on upload routes, which can be slow. */
  readonly uploadMs: number;
  /** Maximum idle time between two requests on an open connection. */
  readonly keepAliveMs: number;
  /** Interval at which the timeouts are checked. A timeout can be enforced up to this interval late. */
  readonly checkMs: number;
}

export const TIMEOUTS: Timeouts = {
  headersMs: 15_000,
  requestMs: 30_000,
  uploadMs: 15 * 60_000,
  // Longer than the idle timeout of common load balancers, so that the load balancer closes the connection first.
  keepAliveMs: 72_000,
  checkMs: 5_000,
};
