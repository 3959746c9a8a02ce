import { pythonSplit } from "../../../../src/text/python/python_space.ts";

/** What `status` is to show: processes by name, none for all, as text or as JSON. */
export interface StatusArgument {
  readonly names: readonly string[];
  readonly json: boolean;
}

/** Reads the words behind `status`: names, and "--json" or "-o json" anywhere among them. */
export function parseStatusArgument(argument: string): StatusArgument {
  const words = pythonSplit(argument);
  const isOption = (at: number) => words[at] === "--json" || (words[at] === "-o" && words[at + 1] === "json");
  const isValue = (at: number) => at > 0 && words[at] === "json" && words[at - 1] === "-o";
  return {
    names: words.filter((_, at) => !isOption(at) && !isValue(at)),
    json: words.some((_, at) => isOption(at)),
  };
}
