import type { Random } from "../random.ts";
import type { CtlCase, CtlLine } from "./ctl_case.ts";
import { GROUPS, LINES, NAMES, SIGNALS } from "./vocabulary.ts";

/** How many cases are run as commands of their own: the original takes a quarter of a second to start. */
const ONE_SHOT = 0.08;
const CHANGING = /^\s*(?:start|stop|restart|clear|add|remove|update|reread)\b/;
const UNORDERED = /^\s*(?:start|stop|restart|clear|signal|update|pid)\b/;

/** Some command lines; one case in three may change the daemon's state, for that has to be undone. */
export function generateLines(random: Random): CtlCase {
  const oneShot = random.chance(ONE_SHOT);
  const mayChange = random.chance(0.35);
  const makers = mayChange ? [...ASKING, ...CHANGERS] : ASKING;
  const lines = random.list({ from: 1, to: oneShot ? 2 : 4 }, () => {
    const line = random.chance(0.2)
      ? random.pick(LINES.filter((text) => mayChange || !CHANGING.test(text)))
      : random.pick(makers)(random);
    return { ...described(line), changes: mayChange && CHANGING.test(line) };
  });
  return { lines, oneShot };
}

/** A line with what is known about its command. */
function described(line: string): CtlLine {
  return { line, changes: CHANGING.test(line), unordered: UNORDERED.test(line) };
}

type Maker = (random: Random) => string;

const names = (random: Random) =>
  random.list({ from: 0, to: 3 }, () => random.pick(NAMES)).join(random.pick([" ", "  "]));
const groups = (random: Random) => random.list({ from: 1, to: 2 }, () => random.pick(GROUPS)).join(" ");

const ASKING: readonly Maker[] = [
  (random) => `status ${names(random)}`,
  (random) => `pid ${names(random)}`,
  (random) =>
    `tail ${random.pick(["", "-5 ", "-20 ", "-0 ", "-2000 ", "-x ", "- ", "--5 ", "-5.5 "])}${tailed(random)}`,
  (random) => `signal ${random.pick(SIGNALS)} ${names(random)}`,
  (random) =>
    `help ${
      random.pick(["status", "tail", "add", "update", "signal", "clear", "fg", "pid", "reload", "exit", "avail"])
    }`,
  () => "avail",
];

const CHANGERS: readonly Maker[] = [
  (random) => `start ${names(random)}`,
  (random) => `stop ${names(random)}`,
  (random) => `restart ${names(random)}`,
  (random) => `clear ${names(random)}`,
  (random) => `add ${groups(random)}`,
  (random) => `remove ${groups(random)}`,
  (random) => `update ${groups(random)}`,
  () => "reread",
];

function tailed(random: Random): string {
  return random.pick(NAMES) + random.pick(["", "", " stdout", " stderr", " STDERR", " nope", " stdout x"]);
}
