import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { toolVerb } from "./tool.ts";

/**
 * `refused LINE | LINE`: makes these the configuration and starts the daemon on it, which is expected to say why not:
 * a table of wrong configurations reads well with one case a line.
 */
export async function refused(session: Session, step: Step): Promise<string | undefined> {
  const text = session.fill(step.rest).split(" | ").map((line) => `${line}\n`).join("");
  await Deno.writeTextFile(session.sandbox.path("supervisord.conf"), text);
  return await toolVerb("supervisord")(session, { ...step, rest: "-n -c supervisord.conf" });
}
