import { likelyCause } from "../../../../src/explain/likely_cause.ts";
import { report } from "../../../../src/explain/report.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { chooseProcesses } from "../status/choose_processes.ts";
import { inStateColour } from "../status/state_colour.ts";
import { gather } from "./gather.ts";
import { localTime } from "./local_time.ts";

/** Tells why a program runs or does not: what is seen, the likeliest cause, and what to type next. Ours alone. */
export const why: Command = {
  help: [
    "why <name>\t\tTell why a process runs or does not, and what to do about it",
    "why <gname>:*\t\tThe same for all processes in a group",
    "why --json <name>\tWhat is known of it, for programs",
  ].join("\n"),
  listed: false,
  slot: "process",

  async run(session, argument) {
    const words = pythonSplit(argument);
    const names = words.filter((word) => word !== "--json");
    if (names.length === 0) return session.fail(`Error: why requires a process name\n${why.help}`);
    if (!(await upcheck(session))) return;
    const all = await session.supervisor.getAllProcessInfo();
    const chosen = chooseProcesses(all, { names, onUnknown: (line) => session.fail(`${line}\n${UNKNOWN}`) });
    const evidences = [];
    for (const { group, name } of chosen) evidences.push(await gather(session, makeNamespec(group, name)));
    if (names.length < words.length) {
      const told = evidences.map((evidence) => ({
        ...evidence.facts,
        said: evidence.said,
        cause: likelyCause(evidence),
      }));
      return session.output(JSON.stringify(told, null, 2));
    }
    const texts = evidences.map((evidence) => {
      const [headline = "", ...lines] = report(evidence, localTime);
      const { state } = evidence.facts;
      const shown = session.traits.colour ? headline.replace(state, inStateColour(state, state)) : headline;
      return [shown, ...lines].join("\n");
    });
    if (texts.length > 0) session.output(texts.join("\n\n"));
  },
};

const UNKNOWN =
  "Next: supervisorctl avail names what there is; what was added to the files comes with supervisorctl update";
