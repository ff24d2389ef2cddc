/** Timeouts for receiving a request, in milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  /** Whole request, including the body. */
  readonly requestMs: number;
  /** Whole request on upload routes, where a slow connection is legitimate. */
  readonly uploadMs: number;
  /** Idle connection between two requests. */
  readonly keepAliveMs: number;
  /** Check interval: a limit is enforced at most this much late. */
  readonly checkMs: number;
}

export const TIMEOUTS: Timeouts = {
  headersMs: 15_000,
  requestMs: 30_000,
  uploadMs: 15 * 60_000,
  // Longer than the idle timeout of common load balancers, so that they close first.
  keepAliveMs: 72_000,
  checkMs: 5_000,
};
