import { writeAll } from "../terminal/write_all.ts";
import type { Screen } from "./screen.ts";

const FALLBACK = { columns: 80, rows: 24 } as const;
const CHANGES = ["SIGWINCH", "SIGCONT"] as const;
/** By these the program dies, but not before the terminal is as it was. */
const DEADLY = ["SIGTERM", "SIGHUP"] as const;
const OWN_GROUP = 0;

/** The terminal that this program runs in. */
export const TERMINAL_SCREEN: Screen = {
  size: () => {
    const { columns, rows } = Deno.consoleSize();
    return { columns: columns || FALLBACK.columns, rows: rows || FALLBACK.rows };
  },

  write: (text) => void writeAll(Deno.stdout, new TextEncoder().encode(text)),

  raw: () => {
    using undo = new DisposableStack();
    for (const signal of DEADLY) undo.use(listen(signal, () => dieOf(signal)));
    // Whoever continues a stopped program hands it a terminal in cooked mode
    undo.use(listen("SIGCONT", () => Deno.stdin.setRaw(true)));
    Deno.stdin.setRaw(true);
    undo.defer(() => Deno.stdin.setRaw(false));
    const undone = undo.move();
    return undone;

    function dieOf(signal: typeof DEADLY[number]): void {
      undone.dispose();
      Deno.kill(Deno.pid, signal);
    }
  },

  suspend: () => Deno.kill(OWN_GROUP, "SIGTSTP"),

  onChange: (callback) => {
    const listeners = new DisposableStack();
    for (const signal of CHANGES) listeners.use(listen(signal, callback));
    return listeners;
  },
};

function listen(signal: Deno.Signal, callback: () => void): Disposable {
  Deno.addSignalListener(signal, callback);
  return { [Symbol.dispose]: () => Deno.removeSignalListener(signal, callback) };
}
