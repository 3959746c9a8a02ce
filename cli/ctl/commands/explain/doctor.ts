import { unlessUnknown } from "../../../../src/client/unless_unknown.ts";
import { type DaemonFacts, troubleOf } from "../../../../src/explain/daemon_facts.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { inStateColour } from "../status/state_colour.ts";
import { daemonFactsShape } from "./facts_shape.ts";

/** Looks at the whole: what supervisord needs, and which programs are in trouble. Ours alone. */
export const doctor: Command = {
  help: [
    "doctor\t\t\tTell what is wrong with supervisord and its programs; exit status 1 when something is",
    "doctor --json\t\tThe same for programs",
  ].join("\n"),
  listed: false,
  slot: "none",

  async run(session, argument) {
    const words = pythonSplit(argument);
    if (words.some((word) => word !== "--json")) {
      return session.fail(`Error: doctor accepts no arguments but --json\n${doctor.help}`);
    }
    if (!(await upcheck(session))) {
      session.exitStatus = EXIT_STATUS.GENERIC;
      return;
    }
    const facts = await diagnosed(session) ?? await deduced(session);
    const isHealthy = facts.troubles.length === 0 && !facts.checks.some(({ problem }) => problem);
    session.output(words.length > 0 ? JSON.stringify(facts, null, 2) : textOf(facts, session));
    if (!isHealthy) session.exitStatus = EXIT_STATUS.GENERIC;
  },
};

/** null where the server is none that explains itself. */
async function diagnosed(session: Session): Promise<DaemonFacts | null> {
  const facts: unknown = await unlessUnknown(session.server.call("monovisor.diagnose", []));
  if (facts === null) return null;
  daemonFactsShape(facts, "the server's answer");
  return facts;
}

/** From what every Supervisor tells: it looks at nothing for us. */
async function deduced({ supervisor }: Session): Promise<DaemonFacts> {
  const infos = await supervisor.getAllProcessInfo();
  const troubles = infos.map(({ group, name, statename: state, description }) =>
    troubleOf({ name: makeNamespec(group, name), state, description, now: 0, ends: [] })
  );
  return {
    version: `Supervisor ${await supervisor.getSupervisorVersion()}`,
    pid: await supervisor.getPID(),
    checks: [],
    troubles: troubles.filter((trouble) => trouble !== null),
  };
}

function textOf({ version, pid, checks, troubles }: DaemonFacts, { traits }: Session): string {
  const problems = checks.filter(({ problem }) => problem).length + troubles.length;
  const summary = problems === 0
    ? "nothing is wrong"
    : problems === 1
    ? "1 thing is wrong"
    : `${problems} things are wrong`;
  const state = (text: string) => traits.colour ? inStateColour(text, text) : text;
  return [
    `${version}, pid ${pid}: ${summary}`,
    ...checks.flatMap(({ what, found, problem, next }) => [
      `    ${problem ? "WRONG" : "ok   "}  ${what.padEnd(13)}  ${found}`,
      ...problem && next !== "" ? [`           Next: ${next}`] : [],
    ]),
    ...troubles.flatMap((trouble) => [
      `    ${trouble.name} is ${state(trouble.state)}: ${trouble.text}`,
      `           Next: supervisorctl why ${trouble.name}`,
    ]),
  ].join("\n");
}
