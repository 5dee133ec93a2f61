/** Where the embedded server's words go. pino's logger and the console both fit. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
