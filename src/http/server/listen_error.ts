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

  /** getaddrinfo(3) failed: the number of its error. */
  static resolver(status: number): ListenError {
    return ListenError.because(String(status));
  }

  /** A failed system call: the symbolic name of errno and its number, or the number alone when it has no name. */
  static system({ code, errno }: { readonly code: string | null; readonly errno: number }): ListenError {
    return ListenError.because(code === null ? String(errno) : `errno.${code} (${errno})`);
  }

  /** The path of a unix socket has no room in its address: Python looks at that itself (DAEMON-060). */
  static tooLong(): ListenError {
    return ListenError.because("AF_UNIX path too long");
  }

  /** As the original wraps what the socket module of Python says. */
  static because(reason: string): ListenError {
    return new ListenError("system", `Cannot open an HTTP server: socket.error reported ${reason}`);
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
