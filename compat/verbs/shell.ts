import { RunningTool } from "../running_tool.ts";
import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";

/** `sh COMMAND`: runs it in the sandbox; the status shows only when it is not 0. */
export async function shell(session: Session, step: Step): Promise<string> {
  const { dir, env } = session.sandbox;
  const script = session.fill(step.body ?? step.rest);
  const tool = await RunningTool.start(["/bin/sh", "-c", script], { cwd: dir, env, input: "" });
  return (await tool.finished()).replace(/\[exit 0\]\n$/, "");
}
