import { pythonSplit } from "../../../../src/text/python/python_space.ts";

/** What `wait` waits for. */
export interface WaitArgument {
  readonly names: readonly string[];
  readonly what: "ready" | "exit";
  /** Seconds; null for ever. */
  readonly timeout: number | null;
}

/** Reads the words behind `wait`, options anywhere among them; a text says what is wrong with them. */
export function parseWaitArgument(argument: string): WaitArgument | string {
  const words = pythonSplit(argument).flatMap((word) => /^--(for|timeout)=/.test(word) ? splitAtFirst(word) : word);
  const names: string[] = [];
  let parsed: Omit<WaitArgument, "names"> = { what: "ready", timeout: null };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--for") {
      const what = words[++at];
      if (what !== "ready" && what !== "exit") return "--for is ready or exit";
      parsed = { ...parsed, what };
    } else if (word === "--timeout") {
      const seconds = words[++at] ?? "";
      if (!/^\d+(\.\d+)?$/.test(seconds)) return "--timeout is a number of seconds";
      parsed = { ...parsed, timeout: Number(seconds) };
    } else if (word.startsWith("-")) {
      return `wait knows no ${word}`;
    } else {
      names.push(word);
    }
  }
  return names.length === 0 ? "wait requires a process name" : { ...parsed, names };
}

function splitAtFirst(word: string): readonly string[] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}
