/** What <sys/socket.h> says of the families, for the versions of IP and for unix sockets. */
export const FAMILY = { unix: 1, 4: 2, 6: 10 } as const;
/** The type of a socket and what is or-ed to it. */
export const SOCK = { stream: 1, nonBlocking: 0o4000, closeOnExec: 0o2000000 } as const;
