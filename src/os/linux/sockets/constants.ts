/** What <sys/socket.h> says of the families, for the versions of IP and for unix sockets. */
export const FAMILY = { any: 0, unix: 1, 4: 2, 6: 10 } as const;
/** The level of options of all sockets, and some of them. */
export const SOL_SOCKET = 1;
export const SO = { reuseAddress: 2, error: 4 } as const;
/** The type of a socket and what is or-ed to it. */
export const SOCK = { stream: 1, datagram: 2, nonBlocking: 0o4000, closeOnExec: 0o2000000 } as const;
