import type { ConnectionError } from "../../../src/client/connection_error.ts";

/** What went wrong while a command ran, for a person to be advised on. */
export type Trouble =
  | { readonly kind: "connection"; readonly error: ConnectionError }
  /** The server wants a user and password, or others. */
  | { readonly kind: "login" }
  /** A process that did not start, or is FATAL; `detail` shows the end of its log, too. */
  | { readonly kind: "process"; readonly namespec: string; readonly detail: boolean };
