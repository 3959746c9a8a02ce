import { type ActionResult, type ProcessInfo, SupervisorRpc } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { EXIT_STATUS, exitStatusOfFault } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { chooseProcesses } from "../status/choose_processes.ts";
import { perform } from "./perform.ts";
import { parseRollingArgument } from "./rolling_argument.ts";
import { signalResultLine } from "./signal_result_line.ts";
import { inStartOrder } from "./start_order.ts";
import { startResultLine } from "./start_result_line.ts";

/**
 * Stops and starts some processes at a time, the next when the last are RUNNING. Those behind the first that fails are
 * left as they are. Calls what every supervisord knows, over a connection for each of those that go at once.
 */
export async function rollingRestart(session: Session, argument: string): Promise<void> {
  const request = parseRollingArgument(argument);
  if (typeof request === "string") return session.fail(`Error: ${request}`, EXIT_STATUS.INVALID_ARGS);
  const chosen = await choose(session, request.names);
  for (let at = 0; at < chosen.length; at += request.batch) {
    const batch = chosen.slice(at, at + request.batch);
    const outcomes = await Promise.allSettled(batch.map((info) => restartOne(session, info)));
    const isDone = (index: number) => outcomes[index]?.status === "fulfilled" && outcomes[index].value;
    const failed = batch.filter((_, index) => !isDone(index));
    if (failed.length === 0) continue;
    const done = [...chosen.slice(0, at), ...batch.filter((_, index) => isDone(index))];
    tellEnd(session, { failed, done, left: chosen.slice(at + request.batch) });
    const broken = outcomes.find((outcome) => outcome.status === "rejected");
    if (broken !== undefined) throw broken.reason;
    return;
  }
}

/** What the names name, in the order of the names and in a group of the daemon's; nothing when one of them is wrong. */
async function choose(session: Session, names: readonly string[]): Promise<readonly ProcessInfo[]> {
  const infos = inStartOrder(await session.supervisor.getAllProcessInfo(), await session.supervisor.getAllConfigInfo());
  let isKnown = true;
  const chosen = chooseProcesses(infos, {
    names,
    onUnknown: (line, trouble) => {
      isKnown = false;
      session.fail(line);
      session.note(trouble);
    },
  });
  return isKnown ? [...new Set(chosen)] : [];
}

/** Whether the process was stopped and runs again; tells each step. */
async function restartOne(session: Session, { group, name }: ProcessInfo): Promise<boolean> {
  using server = session.openServer();
  const supervisor = new SupervisorRpc(server);
  const namespec = makeNamespec(group, name);
  const stopped = await perform({ group, name }, () => supervisor.stopProcess(namespec));
  tell(session, { result: stopped, line: signalResultLine(stopped, "stopped") });
  if (!isDone(stopped)) return false;
  const started = await perform({ group, name }, () => supervisor.startProcess(namespec));
  tell(session, { result: started, line: startResultLine(session, started) });
  return isDone(started);
}

/** What did not run before, and what somebody else has started meanwhile, is as it should be. */
function isDone({ status }: ActionResult): boolean {
  return status === FAULTS.SUCCESS || status === FAULTS.NOT_RUNNING || status === FAULTS.ALREADY_STARTED;
}

function tell(session: Session, { result, line }: { readonly result: ActionResult; readonly line: string }): void {
  session.output(line);
  if (!isDone(result)) session.exitStatus = exitStatusOfFault(result.status) ?? session.exitStatus;
}

function tellEnd(
  session: Session,
  parts: Readonly<Record<"failed" | "done" | "left", readonly ProcessInfo[]>>,
): void {
  const listed = (infos: readonly ProcessInfo[]) =>
    infos.map(({ group, name }) => makeNamespec(group, name)).join(", ");
  session.output(`ERROR: the rolling restart ends, for it failed at ${listed(parts.failed)}`);
  if (parts.done.length > 0) session.output(`restarted: ${listed(parts.done)}`);
  if (parts.left.length > 0) session.output(`left as before: ${listed(parts.left)}`);
}
