import { SYMBOLS } from "./libc_symbols.ts";

let errnoOfThread: Int32Array | null = null;

/** The thread's errno never moves: its address is asked for once, and later reads are plain memory reads. */
function errno(): Int32Array {
  errnoOfThread ??= locateErrno();
  return errnoOfThread;
}

function locateErrno(): Int32Array {
  const pointer = Deno.dlopen("libc.so.6", SYMBOLS.errno).symbols.__errno_location();
  if (pointer === null) throw new Error("Cannot find errno: __errno_location returned NULL");
  return new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));
}

function group<const T extends Deno.ForeignLibraryInterface>(symbols: T): () => Deno.DynamicLibrary<T>["symbols"] {
  let opened: Deno.DynamicLibrary<T>["symbols"] | null = null;
  const open = () => {
    // Looked up later, the calls that it takes would overwrite the errno that is asked for
    errno();
    return Deno.dlopen("libc.so.6", symbols).symbols;
  };
  return () => opened ??= open();
}

/**
 * The one door to libc: its functions by what they are about, and errno of this thread. Opening a symbol costs about
 * 0.2 ms, so each group is opened at its first use.
 */
export const libc = {
  errno,
  files: group(SYMBOLS.files),
  paths: group(SYMBOLS.paths),
  processes: group(SYMBOLS.processes),
  spawning: group(SYMBOLS.spawning),
  identity: group(SYMBOLS.identity),
  users: group(SYMBOLS.users),
  sockets: group(SYMBOLS.sockets),
  memory: group(SYMBOLS.memory),
  time: group(SYMBOLS.time),
  logging: group(SYMBOLS.logging),
  readiness: group(SYMBOLS.readiness),
};
