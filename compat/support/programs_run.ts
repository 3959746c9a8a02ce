import type { Session } from "../session.ts";
import { procText } from "./proc_text.ts";
import { until } from "./until.ts";

/**
 * Waits until each child of the daemon has become its program. The original forks, and loses the signals that a child
 * gets before its exec: who stops that one waits for its SIGKILL ten seconds later.
 */
export async function programsRun(session: Session): Promise<void> {
  const pid = session.pid ?? Number(await session.sandbox.read("supervisord.pid"));
  await until(() => hasFork(pid) ? undefined : true, { or: () => "a child of the daemon never became its program" });
}

function hasFork(pid: number): boolean {
  const command = procText(`/proc/${pid}/cmdline`);
  const children = procText(`/proc/${pid}/task/${pid}/children`).split(" ").filter((child) => child !== "");
  return command !== "" && children.some((child) => procText(`/proc/${child}/cmdline`) === command);
}
