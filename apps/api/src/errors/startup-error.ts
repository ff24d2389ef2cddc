/** Error during startup that the operator can correct. Only its message is printed. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
