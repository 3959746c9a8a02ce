/** Where somebody listens. */
export type Endpoint =
  | { readonly transport: "tcp"; readonly host: string; readonly port: number }
  | { readonly transport: "unix"; readonly path: string };

/** How a program is asked how it is: that it lets us connect, that it answers a GET with 2xx or 3xx, that a command exits 0. */
export type CheckConfig =
  | { readonly kind: "connect"; readonly endpoint: Endpoint }
  | { readonly kind: "http"; readonly url: string }
  | { readonly kind: "command"; readonly command: string };

/**
 * How it is known that a program is ready: it says so to its NOTIFY_SOCKET, by a newline on a descriptor, by a line that
 * matches a regular expression, or it is asked.
 */
export type ReadyConfig =
  | { readonly kind: "notify" }
  | { readonly kind: "fd"; readonly fd: number }
  | { readonly kind: "log_line"; readonly pattern: string }
  | CheckConfig;

/** What is done with a program that does not live as it should. */
export type LivenessAction = "restart" | "stop" | "none";

/** How it is looked after while it is RUNNING; times are in seconds. */
export interface LivenessConfig {
  /** What is asked; null: nothing. */
  readonly check: CheckConfig | null;
  /** From when it is RUNNING to the first check. */
  readonly initialDelay: number;
  /** From one check to the next. */
  readonly period: number;
  /** How long a check may take. */
  readonly timeout: number;
  /** So many in a row that go well make it alive again. */
  readonly successThreshold: number;
  /** So many in a row that fail have it judged. */
  readonly failureThreshold: number;
  /** What is done then. */
  readonly failureAction: LivenessAction;
  /** Whether it is logged that it is alive, and not only that it is so again. */
  readonly tellsSuccess: boolean;
  /** It has to send WATCHDOG=1 to its NOTIFY_SOCKET that often; null: it need not. */
  readonly watchdogSecs: number | null;
}
