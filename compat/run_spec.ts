import { normalize } from "./normalize.ts";
import { FIXTURES, Sandbox } from "./sandbox.ts";
import { Session } from "./session.ts";
import type { Spec, Step } from "./spec.ts";
import { programsRun } from "./support/programs_run.ts";
import type { Target } from "./target.ts";
import { VERBS } from "./verbs/verbs.ts";

/** Which daemon and which client a spec runs on. */
export interface Pair {
  readonly daemon: Target;
  readonly ctl: Target;
}

/** Runs a spec in a sandbox of its own and gives the normalized transcript. A step that fails ends the transcript. */
export async function runSpec(spec: Spec, pair: Pair): Promise<string> {
  await using sandbox = await Sandbox.open(spec.folder);
  const session = new Session(sandbox, pair);
  let transcript = "";
  for (const step of spec.steps) {
    try {
      const output = await runStep(session, step);
      if (output !== undefined) transcript += `$ ${step.text.replace(/ *<<\w+$/, "")}\n${output}\n`;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      transcript += `$ ${step.text}\n[line ${step.line} failed: ${error.message}]\n${await remains(session)}`;
      break;
    }
  }
  const pids = await knownPids(session);
  for (const exchange of session.exchanges) exchange[Symbol.dispose]();
  const bins = [pair.daemon.bin, pair.ctl.bin];
  return normalize(transcript, { dir: sandbox.dir, fixtures: FIXTURES, port: sandbox.port, bins, pids });
}

async function runStep(session: Session, step: Step): Promise<string | undefined> {
  const verb = VERBS.get(step.verb);
  if (verb === undefined) throw new Error(`no such verb: ${step.verb}`);
  await programsRun(session);
  return await verb(session, step);
}

/** What helps to understand a failure: the main log and what the daemon printed to stderr. */
async function remains(session: Session): Promise<string> {
  const log = await session.sandbox.read("supervisord.log");
  return `--- supervisord.log\n${log}--- stderr\n${session.daemon?.stderr ?? ""}`;
}

async function knownPids(session: Session): Promise<number[]> {
  const log = await session.sandbox.read("supervisord.log") + (session.daemon?.stdout ?? "");
  const named = [...log.matchAll(/with pid (\d+)/g)].map((match) => Number(match[1]));
  return session.pid === undefined ? named : [session.pid, ...named];
}
