import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { byteCount } from "./byte_count.ts";
import { followLog } from "./follow_log.ts";
import { readLog } from "./read_log.ts";

const DEFAULT_BYTES = 1600;

/** Shows the end of the server's own log, or follows it (CTL-044, CTL-074). */
export const maintail: Command = {
  help: [
    "maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)",
    "maintail -100\tlast 100 *bytes* of supervisord main log file",
    "maintail\tlast 1600 *bytes* of supervisor main log file",
    "",
  ].join("\n"),
  listed: true,
  slot: "none",
  options: ["-f"],

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const [modifier, ...excess] = pythonSplit(argument);
    if (excess.length > 0) return session.fail(`Error: too many arguments\n${maintail.help}`);
    if (modifier === "-f") return await followLog(session, "/mainlogtail");
    const bytes = modifier === undefined ? DEFAULT_BYTES : byteCount(modifier);
    if (bytes === null) return session.fail(`Error: bad argument ${modifier}`);
    await readLog(session, { name: "supervisord", read: () => session.supervisor.readLog(bytes) });
  },
};
