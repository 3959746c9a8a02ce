import type { Session } from "../session.ts";
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
  const command = read(`/proc/${pid}/cmdline`);
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter((child) => child !== "");
  return command !== "" && children.some((child) => read(`/proc/${child}/cmdline`) === command);
}

/** "" for what is gone, or of a kernel that does not tell it. */
function read(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Error) return "";
    throw error;
  }
}
