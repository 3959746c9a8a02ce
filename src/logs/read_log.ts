import { type Os, OsError } from "../os/os.ts";

/** Bytes that one answer holds at most: more than a log of default size; whoever wants more asks again from there. */
const MAX_READ = 64 * 1024 * 1024;

type ReadOs = Pick<Os, "open" | "close" | "readAt" | "statFd">;

/** Offset and length that contradict each other (RPC-033). */
export class BadArgumentsError extends Error {
  override readonly name = "BadArgumentsError";
}

/** What readLog asks for: a negative offset counts from the end; length 0 means all from there on (RPC-033). */
export interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** The bytes that a slice names, as many as one answer holds; throws BadArgumentsError or OsError. */
export function readSlice(os: ReadOs, path: string, { offset, length }: Slice): Uint8Array {
  if ((offset < 0 && length !== 0) || length < 0) throw new BadArgumentsError("BAD_ARGUMENTS");
  return withFile(os, path, (fd, size) => {
    if (offset < 0) {
      const start = Math.max(0, size + offset, size - MAX_READ);
      return os.readAt(fd, start, size - start);
    }
    const available = Math.max(0, size - offset);
    return os.readAt(fd, offset, Math.min(length === 0 ? available : length, available, MAX_READ));
  });
}

/** What tailProcessStdoutLog gives: bytes, the file's size as the next offset, and whether something was skipped. */
export interface Tail {
  readonly data: Uint8Array;
  readonly offset: number;
  readonly overflow: boolean;
}

/** The end of a log by the original's arithmetic (RPC-087); a file that cannot be read counts as empty. */
export function tailSlice(os: ReadOs, path: string, { offset, length: asked }: Slice): Tail {
  const length = Math.min(asked, MAX_READ);
  try {
    return withFile(os, path, (fd, size) => tailOf(os, { fd, size, offset, length }));
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return { data: new Uint8Array(), offset, overflow: false };
  }
}

function tailOf(
  os: ReadOs,
  { fd, size, offset, length }: Slice & { readonly fd: number; readonly size: number },
): Tail {
  const overflow = size > offset + length;
  // Compat: RPC-087. A window that ends behind the file is moved back to end with it, so bytes may come twice
  const empty = length <= 0 || (!overflow && offset >= size && offset + length > size);
  const start = overflow || offset + length > size ? Math.max(0, size - length) : offset;
  return { data: os.readAt(fd, start, empty ? 0 : length), offset: size, overflow };
}

function withFile<T>(os: ReadOs, path: string, read: (fd: number, size: number) => T): T {
  const fd = os.open(path, "read");
  try {
    return read(fd, os.statFd(fd).size);
  } finally {
    os.close(fd);
  }
}
