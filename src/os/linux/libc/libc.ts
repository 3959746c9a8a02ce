import { PROCESS_SYMBOLS } from "./libc_process_symbols.ts";
import { SYMBOLS } from "./libc_symbols.ts";

const LIBRARY = "libc.so.6";

let errnoOfThread: Int32Array | null = null;

/** The thread's errno never moves: its address is asked for once, and later reads are plain memory reads. */
function errno(): Int32Array {
  errnoOfThread ??= locateErrno();
  return errnoOfThread;
}

function locateErrno(): Int32Array {
  const symbols = { __errno_location: { parameters: [UNUSED], result: "pointer" } } as const;
  const pointer = Deno.dlopen(LIBRARY, symbols).symbols.__errno_location(NOTHING);
  if (pointer === null) throw new Error("Cannot find errno: __errno_location returned NULL");
  return new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));
}

/**
 * A parameter behind all others, where C does not look. For a function with a struct the runtime compiles no call of its
 * own, which takes a quarter of a millisecond each; the call that all share is 0.3 us slower.
 */
const UNUSED = { struct: ["i32"] } as const;
const NOTHING = new Int32Array(1);

/** Calls of a function that are reason enough to compile one of its own. */
const MANY = 2000;

/** Opens a function; null for an optional one that there is not. It asks once to be opened for `many` calls instead. */
function open(name: string, symbol: Deno.ForeignFunction, { onMany }: { readonly onMany: () => void }) {
  if (symbol.nonblocking) return openForMany(name, symbol);
  const call = openForMany(name, { ...symbol, parameters: [...symbol.parameters, UNUSED] });
  if (call === null) return null;
  let calls = 0;
  return (...args: Parameters<typeof call>) => {
    if (++calls === MANY) onMany();
    return call(...args, NOTHING);
  };
}

function openForMany(name: string, symbol: Deno.ForeignFunction) {
  // Looked up later, the calls that it takes would overwrite the errno that is asked for
  errno();
  return Deno.dlopen(LIBRARY, { [name]: symbol }).symbols[name] ?? null;
}

const all: (() => void)[] = [];

/** Opens every function as it is for many calls, which else happens in the midst of what is done. */
export function openAll(): void {
  for (const open of all) open();
}

/** The functions of a group, each opened when it is first used: a third of what there is is needed at a start. */
function group<const T extends Readonly<Record<string, Deno.ForeignFunction>>>(
  symbols: T,
): Deno.DynamicLibrary<T>["symbols"] {
  const functions = Object.create(null);
  for (const [name, symbol] of Object.entries(symbols)) {
    const define = (value: ReturnType<typeof open>) => Object.defineProperty(functions, name, { value });
    const onMany = () => void define(openForMany(name, symbol));
    all.push(onMany);
    const get = () => {
      const value = open(name, symbol, { onMany });
      define(value);
      return value;
    };
    Object.defineProperty(functions, name, { configurable: true, get });
  }
  return functions;
}

/** The one door to libc: its functions by what they are about, and errno of this thread. */
export const libc = {
  errno,
  files: group(SYMBOLS.files),
  paths: group(SYMBOLS.paths),
  processes: group(PROCESS_SYMBOLS.processes),
  spawning: group(PROCESS_SYMBOLS.spawning),
  signals: group(PROCESS_SYMBOLS.signals),
  identity: group(PROCESS_SYMBOLS.identity),
  users: group(PROCESS_SYMBOLS.users),
  sockets: group(SYMBOLS.sockets),
  memory: group(SYMBOLS.memory),
  time: group(SYMBOLS.time),
  readiness: group(SYMBOLS.readiness),
};
