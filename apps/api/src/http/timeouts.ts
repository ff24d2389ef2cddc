/** How long a client may take to send a request. In milliseconds. */
export interface Timeouts {
  readonly headersMs: number;
  /** The whole request, body included. */
  readonly requestMs: number;
  /** The whole request on routes that take a file, where a slow line is not an attack. */
  readonly uploadMs: number;
  /** An idle connection between two requests. */
  readonly keepAliveMs: number;
  /** How often connections are checked: a limit is enforced at most this much late. */
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
