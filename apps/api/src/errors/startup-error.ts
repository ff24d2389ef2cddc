/** Something the person who starts the product can mend; its message is the one sentence they read. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
