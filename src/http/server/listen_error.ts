import type { OsError } from "../../os/os.ts";

/** A server that cannot be opened: `message` is the exact text after "Error: " (DAEMON-013, DAEMON-014, DAEMON-018). */
export class ListenError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "ListenError";

  /** `reason` is what kind of failure it was. */
  constructor(readonly reason: "in_use" | "system" | "owner", message: string) {
    super(message);
  }

  /** The port or the socket belongs to another program (DAEMON-013). */
  static inUse(): ListenError {
    return new ListenError(
      "in_use",
      "Another program is already listening on a port that one of our HTTP servers is configured to use.  " +
        "Shut this program down first before starting supervisord.",
    );
  }

  /** A failed call: the symbolic name of errno and its number, or the number alone of one that has no name. */
  static of({ code, errno }: OsError): ListenError {
    if (code === "EADDRINUSE") return ListenError.inUse();
    // Python looks at the room in the address itself (DAEMON-060)
    if (code === "ENAMETOOLONG") return because("AF_UNIX path too long");
    const isNameless = code.startsWith("EAI_") || code === `E${errno}`;
    return because(isNameless ? String(errno) : `errno.${code} (${errno})`);
  }

  /** What is at the socket's path is no socket that somebody listens on, and stays. */
  static notRemoved(path: string, reason: string): ListenError {
    return new ListenError("system", `Cannot remove the stale socket ${path}: ${reason}`);
  }

  /** chown= cannot be obeyed (DAEMON-018). */
  static owner({ file, uid, gid, user }: OwnerFailure): ListenError {
    return new ListenError(
      "owner",
      `Not permitted to chown ${file} to uid/gid (${uid}, ${gid}); adjust "sockchown" value in config file or on ` +
        `command line to values that the current user (${user}) can successfully chown`,
    );
  }
}

interface OwnerFailure {
  readonly file: string;
  readonly uid: number;
  readonly gid: number;
  /** The name of the effective user. */
  readonly user: string;
}

/** As the original wraps what the socket module of Python says. */
function because(reason: string): ListenError {
  return new ListenError("system", `Cannot open an HTTP server: socket.error reported ${reason}`);
}
