import type { ConnectionError } from "../../../src/client/connection_error.ts";

/** What went wrong while a command ran, for a person to be advised on. */
export type Trouble =
  | { readonly kind: "connection"; readonly error: ConnectionError }
  /** The server wants a user and password, or others. */
  | { readonly kind: "login" }
  /** A process that did not start, goes on failing, or is FATAL; `detail` shows the end of its log, too. */
  | { readonly kind: "process"; readonly namespec: string; readonly detail: boolean }
  /** A name that no process, or no group, has. */
  | { readonly kind: "name"; readonly name: string; readonly of: "process" | "group" }
  /** An action that there is not; `known` are those that there are. */
  | { readonly kind: "action"; readonly name: string; readonly known: readonly string[] };
