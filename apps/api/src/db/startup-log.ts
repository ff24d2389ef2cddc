/** Log of the startup steps. A pino logger implements this interface. */
export interface StartupLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
