import type { FileStatus } from "../../os.ts";

/** The architectures whose C layouts are known here, as Deno.build.arch names them. */
export type Arch = "x86_64" | "aarch64";

/** struct epoll_event: packed on x86-64 only, so that its 64 bits of data begin at byte 4 there and at 8 elsewhere. */
export const EPOLL_EVENT = {
  x86_64: { size: 12, data: 4 },
  aarch64: { size: 16, data: 8 },
} as const satisfies Record<Arch, { readonly size: number; readonly data: number }>;

/** One readiness report of epoll(7). */
export interface EpollEvent {
  /** EPOLLIN and so on, or-ed. */
  readonly events: number;
  readonly fd: number;
  /** Tells apart two registrations of one fd number, 32 bits. */
  readonly generation: number;
}

/**
 * Numbers for syscall(2), for calls whose libc wrapper would change all threads instead of the calling one, or that
 * older ones have not.
 */
export const SYSCALL = {
  x86_64: {
    rt_sigprocmask: 14,
    setgroups: 116,
    setresuid: 117,
    setresgid: 119,
    getdents64: 217,
    memfd_create: 319,
    pidfd_send_signal: 424,
    pidfd_open: 434,
    pidfd_getfd: 438,
  },
  aarch64: {
    rt_sigprocmask: 135,
    setgroups: 159,
    setresuid: 147,
    setresgid: 149,
    getdents64: 61,
    memfd_create: 279,
    pidfd_send_signal: 424,
    pidfd_open: 434,
    pidfd_getfd: 438,
  },
} as const satisfies Record<Arch, Readonly<Record<string, number>>>;

/** Bytes that glibc sets aside for its opaque types, on both architectures. */
export const SIZEOF = {
  sigset: 128,
  spawnAttributes: 336,
  spawnFileActions: 80,
  statx: 256,
  rlimit: 16,
  addrinfo: 48,
  /** struct sockaddr_storage. */
  sockaddr: 128,
  tm: 56,
  capabilities: 24,
  pidfdInfo: 64,
} as const;

/** Byte offsets in struct passwd and struct group (LP64). */
export const PASSWD = { name: 0, uid: 16, gid: 20, directory: 32 } as const;
export const GROUP = { name: 0, gid: 16 } as const;

/** Byte offsets in struct addrinfo (LP64). */
export const ADDRINFO = { family: 4, socktype: 8, addrlen: 16, addr: 24, next: 40 } as const;

/** Byte offsets in struct pidfd_info. */
export const PIDFD_INFO = { mask: 0, exitCode: 60 } as const;

const AF_UNIX = 1;
/** Room for the path in struct sockaddr_un, its NUL included. */
const UNIX_PATH_MAX = 108;

const KINDS: Readonly<Record<number, FileStatus["kind"]>> = {
  0o010000: "fifo",
  0o020000: "character",
  0o040000: "directory",
  0o060000: "block",
  0o100000: "file",
  0o120000: "symlink",
  0o140000: "socket",
};

/** Reads a struct statx, which is laid out alike on every architecture. `mode` is the permission bits alone. */
export function decodeStatx(bytes: Uint8Array<ArrayBuffer>): FileStatus {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mode = view.getUint16(28, true);
  const inode = view.getBigUint64(32, true);
  return {
    size: Number(view.getBigUint64(40, true)),
    // A double holds 53 bits: fold the rest in, so that numbers above (network and overlay file systems) still differ.
    inode: Number(BigInt.asUintN(53, inode ^ (inode >> 53n))),
    // The kernel's own dev_t: 12 bits of major, 20 of minor.
    device: view.getUint32(136, true) * 0x100000 + view.getUint32(140, true),
    mode: mode & 0o7777,
    uid: view.getUint32(20, true),
    gid: view.getUint32(24, true),
    modified: Number(view.getBigInt64(112, true)),
    kind: KINDS[mode & 0o170000] ?? "file",
  };
}

/** The names in a run of struct linux_dirent64: inode and offset in 8 bytes each, 2 for the length, 1 for the type. */
export function decodeDirents(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += view.getUint16(start + 16, true)) {
    names.push(bytes.subarray(start + 19, bytes.indexOf(0, start + 19)));
  }
  return names;
}

/** struct sockaddr_un for a path that ends with its NUL; null when the path is too long for one. */
export function encodeUnixAddress(path: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (path.length > UNIX_PATH_MAX) return null;
  const address = new Uint8Array(2 + path.length);
  new DataView(address.buffer).setUint16(0, AF_UNIX, true);
  address.set(path, 2);
  return address;
}

/**
 * struct sockaddr_un of a socket without a file (unix(7), "abstract"), whose name has no NUL behind it; null when it is
 * too long.
 */
export function encodeAbstractAddress(name: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const path = new Uint8Array(1 + name.length);
  path.set(name, 1);
  return encodeUnixAddress(path);
}

/** struct pollfd. */
export function encodePollfd(fd: number, events: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, fd, true);
  view.setInt16(4, events, true);
  return new Uint8Array(view.buffer);
}

/** Lays out a struct epoll_event whose 64 bits of data are an fd and the generation of its registration. */
export function encodeEpollEvent(arch: Arch, event: EpollEvent): Uint8Array<ArrayBuffer> {
  const { size, data } = EPOLL_EVENT[arch];
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, event.events, true);
  view.setInt32(data, event.fd, true);
  view.setUint32(data + 4, event.generation, true);
  return new Uint8Array(view.buffer);
}

/** The event at place `index` of an array of struct epoll_event. */
export function decodeEpollEvent(arch: Arch, view: DataView, { index }: { readonly index: number }): EpollEvent {
  const { size, data } = EPOLL_EVENT[arch];
  const at = index * size;
  return {
    events: view.getUint32(at, true),
    fd: view.getInt32(at + data, true),
    generation: view.getUint32(at + data + 4, true),
  };
}

/** A sigset_t with these signals: signal n is bit n - 1. */
export function encodeSigset(signals: readonly number[]): Uint8Array<ArrayBuffer> {
  const set = new Uint8Array(SIZEOF.sigset);
  for (const signal of signals) set[(signal - 1) >> 3] = (set[(signal - 1) >> 3] ?? 0) | (1 << ((signal - 1) & 7));
  return set;
}
