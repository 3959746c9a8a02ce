import { PythonError } from "./python_error.ts";

const CLASS_BY_ERRNO: Readonly<Record<number, string>> = {
  1: "PermissionError",
  2: "FileNotFoundError",
  13: "PermissionError",
  20: "NotADirectoryError",
  32: "BrokenPipeError",
  103: "ConnectionAbortedError",
  104: "ConnectionResetError",
  110: "TimeoutError",
  111: "ConnectionRefusedError",
};

/** getaddrinfo's texts, which arrive without their number. */
const RESOLVER_ERRORS: Readonly<Record<string, number>> = {
  "Name or service not known": -2,
  "Temporary failure in name resolution": -3,
  "No address associated with hostname": -5,
};

/** What kept us from the server; commands tell `refused` and `no_such_file` apart from all the rest. */
export type ConnectionProblem = "refused" | "no_such_file" | "other";

const PROBLEM_BY_ERRNO: Readonly<Record<number, ConnectionProblem>> = { 2: "no_such_file", 111: "refused" };

/** A failed connect, read or write on the way to the server, in the words of Python's OSError family. */
export class ConnectionError extends PythonError {
  /** "refused" and "no_such_file": there is no server, as far as one can tell. */
  readonly problem: ConnectionProblem;

  /** `errno` is the number of the failed call, where there is one. */
  constructor(className: string, message: string, options: ErrorOptions & { readonly errno?: number } = {}) {
    super(className, message, options);
    this.problem = PROBLEM_BY_ERRNO[options.errno ?? 0] ?? "other";
  }

  /** Translates what Deno's socket calls throw; anything that is not a socket error comes back as it is. */
  static from(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    const numbered = /^(.*) \(os error (\d+)\)/.exec(error.message);
    if (numbered !== null) {
      const errno = Number(numbered[2]);
      const message = `[Errno ${errno}] ${numbered[1]}`;
      return new ConnectionError(CLASS_BY_ERRNO[errno] ?? "OSError", message, { errno, cause: error });
    }
    // Some names are refused before anybody is asked
    const lookup = error instanceof URIError
      ? "Name or service not known"
      : /^failed to lookup address information: (.*)$/.exec(error.message)?.[1];
    if (lookup !== undefined) {
      const message = `[Errno ${RESOLVER_ERRORS[lookup] ?? -4}] ${lookup}`;
      return new ConnectionError("socket.gaierror", message, { cause: error });
    }
    if (error.message.includes("SUN_LEN")) {
      return new ConnectionError("OSError", "AF_UNIX path too long", { cause: error });
    }
    return error;
  }
}
