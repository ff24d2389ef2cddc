/** The few levels the start-up steps speak at; a pino logger is one. */
export interface StartupLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
