import { PythonError } from "./python_error.ts";

/** An HTTP status other than 200 in answer to a call: `status` 401 means that the server wants a user and password. */
export class ProtocolError extends PythonError {
  /** `reason` is the rest of the server's status line. */
  constructor(readonly status: number, reason: string) {
    // Compat: CTL-011, the original names this address whatever the server's is.
    super("xmlrpc.client.ProtocolError", `<ProtocolError for 127.0.0.1/RPC2: ${status} ${reason}>`);
  }
}
