/** The errnos that are looked for, by name: a table of all of them would be in the way of the first line. */
export const ENOENT = 2;
export const ESRCH = 3;
export const EINTR = 4;
export const ECHILD = 10;
export const EAGAIN = 11;
export const ENOMEM = 12;
export const EEXIST = 17;
export const ENOTDIR = 20;
export const EINVAL = 22;
export const ENFILE = 23;
export const EMFILE = 24;
export const ERANGE = 34;
export const ENOSYS = 38;
export const EMSGSIZE = 90;
export const EPROTOTYPE = 91;
export const ECONNABORTED = 103;
export const ENOBUFS = 105;
