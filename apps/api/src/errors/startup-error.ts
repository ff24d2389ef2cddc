/** An error during startup that the operator can correct. The message is one sentence. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
