import { SYMBOLS } from "./libc_symbols.ts";

const LIBRARY = "libc.so.6";

let errnoOfThread: Int32Array | null = null;

/** The thread's errno never moves: its address is asked for once, and later reads are plain memory reads. */
function errno(): Int32Array {
  errnoOfThread ??= locateErrno();
  return errnoOfThread;
}

function locateErrno(): Int32Array {
  const { parameters, result } = SYMBOLS.errno.__errno_location;
  const symbol = { parameters: [...parameters, UNUSED], result } as const;
  const pointer = Deno.dlopen(LIBRARY, { __errno_location: symbol }).symbols.__errno_location(NOTHING);
  if (pointer === null) throw new Error("Cannot find errno: __errno_location returned NULL");
  return new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));
}

/** Calls after which a function is worth machine code of its own. */
const OFTEN = 500;

/**
 * A parameter behind all others, where C does not look. For a function with a struct the runtime makes no machine code
 * when it is opened, which takes a quarter of a millisecond, and calls it 0.2 us slower.
 */
const UNUSED = { struct: ["i32"] } as const;
const NOTHING = new Int32Array(1);

type Callable = (...args: readonly unknown[]) => unknown;

function open(name: string, symbol: Deno.ForeignFunction): Callable | null {
  // Looked up later, the calls that it takes would overwrite the errno that is asked for
  errno();
  return Deno.dlopen(LIBRARY, { [name]: symbol }).symbols[name] as Callable | null;
}

function openPlain(name: string, symbol: Deno.ForeignFunction, onOften: () => void): Callable | null {
  if (symbol.nonblocking) return open(name, symbol);
  const call = open(name, { ...symbol, parameters: [...symbol.parameters, UNUSED] });
  let calls = 0;
  return call === null ? null : (...args) => {
    calls += 1;
    if (calls === OFTEN) onOften();
    return call(...args, NOTHING);
  };
}

/**
 * The functions of a group, each opened when it is first used, as a third of them is needed at a start, and once more,
 * with code of its own, when it has been used often.
 */
function group<const T extends Readonly<Record<string, Deno.ForeignFunction>>>(
  symbols: T,
): Deno.DynamicLibrary<T>["symbols"] {
  const functions = Object.create(null);
  for (const [name, symbol] of Object.entries(symbols)) {
    const define = (value: Callable | null) => {
      Object.defineProperty(functions, name, { value, configurable: true });
      return value;
    };
    const get = () => define(openPlain(name, symbol, () => define(open(name, symbol))));
    Object.defineProperty(functions, name, { configurable: true, get });
  }
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
