/** How to run a client's driver program; it runs in the sandbox's folder, which holds copies of the client's files. */
export interface Driver {
  readonly command: readonly string[];
  /** What both the driver and the daemon find in their environment, such as the folder of installed commands. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A real client of supervisord. Its folder compat/clients/NAME holds a supervisord.conf and a driver, which works the
 * client as its users do and prints a transcript of what it saw.
 */
export interface Client {
  readonly name: string;
  /** Installs it, pinned by version, into .cache/clients unless that is done. Throws an Error when it cannot be had. */
  readonly install: () => Promise<Driver>;
  /** Its driver has the daemon shut down at its end: a signal amid that may find Python gone already, and kill it. */
  readonly endsDaemon?: true;
}
