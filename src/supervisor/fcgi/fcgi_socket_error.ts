import type { FcgiSocketConfig } from "../../config/model/fcgi_socket_config.ts";
import type { OsError } from "../../os/os.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";

/** The socket of an fcgi-program cannot be made: at the start that ends supervisord (DAEMON-053). */
export class FcgiSocketError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "FcgiSocketError";

  /** `error` is of the call that failed on the way to the socket (FCGI-008). */
  constructor(config: FcgiSocketConfig, error: OsError) {
    super(`Could not create FastCGI socket ${config.url}: ${reason(config, error)}`);
  }
}

// FCGI-008; Python shows the path behind errors of calls that take one
function reason(config: FcgiSocketConfig, { call, code, message }: OsError): string {
  if (config.transport === "tcp") return message;
  // Python looks at the length itself
  if (call === "bind" && code === "ENAMETOOLONG") return "AF_UNIX path too long";
  const withPath = `${message}: ${pythonRepr(config.path)}`;
  if (call === "chmod") return `Could not change permissions of socket file: ${withPath}`;
  if (call === "chown") return `Could not change ownership of socket file: ${withPath}`;
  return call === "unlink" ? withPath : message;
}
