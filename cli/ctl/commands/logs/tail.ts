import type { ChannelName } from "../../../../src/config/model/process_config.ts";
import { pythonRepr } from "../../../../src/text/python/python_repr.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { byteCount } from "./byte_count.ts";
import { followLog } from "./follow_log.ts";
import { readLog } from "./read_log.ts";

const DEFAULT_BYTES = 1600;

/** Shows the end of a process's log, or follows it (CTL-039..042, CTL-073). */
export const tail: Command = {
  help: [
    "tail [-f] <name> [stdout|stderr] (default stdout)",
    "Ex:",
    "tail -f <name>\t\tContinuous tail of named process stdout",
    "\t\t\tCtrl-C to exit.",
    "tail -100 <name>\tlast 100 *bytes* of process stdout",
    "tail <name> stderr\tlast 1600 *bytes* of process stderr",
  ].join("\n"),
  listed: true,
  slot: (before) => before.some((word) => !word.startsWith("-")) ? ["stdout", "stderr"] : "one_process",
  options: ["-f"],

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const request = parse(pythonSplit(argument));
    if (typeof request === "string") return session.fail(request);
    const { name, channel, bytes } = request;
    if (bytes === "follow") return await followLog(session, `/logtail/${name}/${channel}`);
    await readLog(session, {
      name,
      read: () => session.supervisor.readProcessLog(name, { channel, bytes }),
      badName: "no such process name",
    });
  },
};

interface TailRequest {
  readonly name: string;
  readonly channel: ChannelName;
  readonly bytes: number | "follow";
}

/** What the words ask for, or the error to print. */
function parse(words: readonly string[]): TailRequest | string {
  if (words.length === 0) return `Error: too few arguments\n${tail.help}`;
  if (words.length > 3) return `Error: too many arguments\n${tail.help}`;
  const modifier = words[0]?.startsWith("-") ? words[0] : null;
  const [name, ...rest] = modifier === null ? words : words.slice(1);
  if (name === undefined) return "Error: tail requires process name";
  const channel = rest.at(-1)?.toLowerCase() ?? "stdout";
  if (channel !== "stdout" && channel !== "stderr") return `Error: bad channel ${pythonRepr(channel)}`;
  if (modifier === "-f") return { name, channel, bytes: "follow" };
  const bytes = modifier === null ? DEFAULT_BYTES : byteCount(modifier);
  return bytes === null ? `Error: bad argument ${modifier}` : { name, channel, bytes };
}
