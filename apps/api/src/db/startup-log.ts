/** Log levels of the startup steps. A pino logger fits. */
export interface StartupLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
