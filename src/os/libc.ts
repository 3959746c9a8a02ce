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

/**
 * The functions of a group, each opened when it is first used: a quarter of a millisecond each, a third of what there is
 * is needed at a start.
 */
function group<const T extends Deno.ForeignLibraryInterface>(symbols: T): Deno.DynamicLibrary<T>["symbols"] {
  const lazily = ([name, symbol]: [string, Deno.ForeignFunction | Deno.ForeignStatic]) => {
    const open = () => {
      // Looked up later, the calls that it takes would overwrite the errno that is asked for
      errno();
      const opened = Deno.dlopen("libc.so.6", { [name]: symbol }).symbols[name];
      Object.defineProperty(functions, name, { value: opened });
      return opened;
    };
    return [name, { configurable: true, get: open }];
  };
  const functions = Object.create(null, Object.fromEntries(Object.entries(symbols).map(lazily)));
  return functions;
}

/** The one door to libc: its functions by what they are about, and errno of this thread. */
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
