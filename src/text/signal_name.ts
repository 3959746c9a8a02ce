import { pythonInt } from "./python/python_int.ts";
import { pythonRepr } from "./python/python_repr.ts";
import { pythonStrip } from "./python/python_space.ts";
import { ValueError } from "./python/value_error.ts";

/** The names that Python's signal module has on Linux; of several for one number the last is the one shown. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["SIGHUP", 1],
  ["SIGINT", 2],
  ["SIGQUIT", 3],
  ["SIGILL", 4],
  ["SIGTRAP", 5],
  ["SIGIOT", 6],
  ["SIGABRT", 6],
  ["SIGBUS", 7],
  ["SIGFPE", 8],
  ["SIGKILL", 9],
  ["SIGUSR1", 10],
  ["SIGSEGV", 11],
  ["SIGUSR2", 12],
  ["SIGPIPE", 13],
  ["SIGALRM", 14],
  ["SIGTERM", 15],
  ["SIGSTKFLT", 16],
  ["SIGCLD", 17],
  ["SIGCHLD", 17],
  ["SIGCONT", 18],
  ["SIGSTOP", 19],
  ["SIGTSTP", 20],
  ["SIGTTIN", 21],
  ["SIGTTOU", 22],
  ["SIGURG", 23],
  ["SIGXCPU", 24],
  ["SIGXFSZ", 25],
  ["SIGVTALRM", 26],
  ["SIGPROF", 27],
  ["SIGWINCH", 28],
  ["SIGIO", 29],
  ["SIGPOLL", 29],
  ["SIGPWR", 30],
  ["SIGSYS", 31],
  ["SIGRTMIN", 34],
  ["SIGRTMAX", 64],
]);
/** Compat: CFG-065. Constants of the module that are no signals, yet are taken for some by their prefix. */
const OTHER_CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["SIG_DFL", 0],
  ["SIG_IGN", 1],
  ["SIG_BLOCK", 0],
  ["SIG_UNBLOCK", 1],
  ["SIG_SETMASK", 2],
]);
const NAMES: ReadonlyMap<number, string> = new Map(Array.from(NUMBERS, ([name, number]) => [number, name]));

/** The name of a signal as messages show it, "signal 35" for one without a name (SIG-011). */
export function signalName(number: number): string {
  return NAMES.get(number) ?? `signal ${number}`;
}

/** The names by which signals are commonly called, without "SIG" and each number once: HUP, INT, QUIT. */
export function signalNames(): readonly string[] {
  return Array.from(NAMES.values(), (name) => name.slice("SIG".length));
}

/** A signal's number from its name, in any case, with or without "SIG", or its number. Throws ValueError (CFG-065). */
export function signalNumber(text: string): number {
  const number = numberOf(text);
  if (NAMES.has(number) || number === 0) return number;
  throw new ValueError(`value ${pythonRepr(text)} is not a valid signal number`);
}

function numberOf(text: string): number {
  try {
    return pythonInt(text);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const upper = pythonStrip(text).toUpperCase();
    const name = upper.startsWith("SIG") ? upper : `SIG${upper}`;
    const number = NUMBERS.get(name) ?? OTHER_CONSTANTS.get(name);
    if (number === undefined) throw new ValueError(`value ${pythonRepr(text)} is not a valid signal name`);
    return number;
  }
}
