import { pythonSplit } from "../../../../src/text/python/python_space.ts";

const DEFAULT_SECONDS = 2;
const LEAST = 0.1;
/** As good as never; longer waits are no number for a timer. */
const MOST = 86_400;

/** What is shown again and again: processes by name, none for all. */
export interface WatchArgument {
  readonly names: readonly string[];
  /** Between two looks. */
  readonly seconds: number;
}

/** Reads "--watch", "--watch 5" and "--watch=5" among the words behind `status`; null without, a text for what is wrong. */
export function parseWatch(argument: string): WatchArgument | string | null {
  const words = pythonSplit(argument);
  const at = words.findIndex((word) => word === "--watch" || word.startsWith("--watch="));
  if (at < 0) return null;
  const [, value] = /=(.*)$/.exec(words[at] ?? "") ?? [];
  const isNext = value === undefined && /^[\d.]+$/.test(words[at + 1] ?? "");
  const seconds = Number((isNext ? words[at + 1] : value) ?? DEFAULT_SECONDS);
  if (!(seconds >= LEAST && seconds <= MOST)) return `Error: --watch takes seconds, from ${LEAST} to ${MOST}`;
  const names = words.toSpliced(at, isNext ? 2 : 1);
  const option = names.find((word) => word.startsWith("-"));
  return option === undefined ? { names, seconds } : `Error: --watch does not go with ${option}`;
}
