import { pythonSplit } from "../../../../src/text/python/python_space.ts";

/** What is to be restarted, and how many at a time. */
export interface RollingArgument {
  readonly names: readonly string[];
  readonly batch: number;
}

const BATCH = /^--batch(?:=(.*))?$/;
const COUNT = /^[1-9]\d{0,8}$/;

/** Reads the words behind `restart` that have --rolling among them; a text for what is wrong with them. */
export function parseRollingArgument(argument: string): RollingArgument | string {
  const words = pythonSplit(argument).filter((word) => word !== "--rolling");
  const names: string[] = [];
  let batch = 1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const option = BATCH.exec(word);
    if (option === null && word.startsWith("-")) return `restart --rolling does not know ${word}`;
    if (option === null) {
      names.push(word);
      continue;
    }
    const count = option[1] ?? words[++at] ?? "";
    if (!COUNT.test(count)) return "restart --batch requires a number, 1 or more";
    batch = Number(count);
  }
  return names.length === 0 ? "restart --rolling requires a process name" : { names, batch };
}
