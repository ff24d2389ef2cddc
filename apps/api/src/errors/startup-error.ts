/** A startup error that the operator can fix. Its message is a single sentence. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
