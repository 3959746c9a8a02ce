import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { until, type UntilOptions } from "../support/until.ts";
import { startTool, toolVerb } from "./tool.ts";

const CONFIGURED = ["-c", "supervisord.conf"];
const READY = /supervisord started with pid|could not write pidfile/;

/** `start ARGS`: starts the daemon in the foreground and waits until its control servers are open. */
export async function start(session: Session, step: Step): Promise<undefined> {
  const earlier = (await session.sandbox.read("supervisord.log")).length;
  const daemon = await startTool(session, step, {
    tool: "supervisord",
    before: [...CONFIGURED, "-n"],
    input: undefined,
  });
  session.daemon = daemon;
  await until(async () => {
    if (daemon.exit !== undefined) throw new Error(`the daemon ended at once: ${daemon.transcript()}`);
    // Stdout gets each line first: where there is a file, it counts
    const log = (await session.sandbox.read("supervisord.log")).slice(earlier);
    return READY.test(log || daemon.stdout) ? true : undefined;
  }, { or: () => `the daemon did not start: ${daemon.transcript()}` });
}

/** `start-daemon ARGS`: starts it as a daemon, shows what the parent printed, and learns the pid from its pid file. */
export async function startDaemon(session: Session, step: Step): Promise<string | undefined> {
  const transcript = await toolVerb("supervisord", CONFIGURED)(session, step);
  session.daemonPid = await until(async () => Number(await session.sandbox.read("supervisord.pid")) || undefined, {
    or: () => "the daemon wrote no pid file",
  });
  return transcript;
}

/** `stop`: ends the daemon by SIGTERM and shows its exit status. */
export async function stop(session: Session): Promise<string> {
  signalDaemon(session, "SIGTERM");
  return await waitExit(session);
}

/** `signal NAME`: sends SIG<NAME> to the daemon. */
export function signal(session: Session, step: Step): Promise<undefined> {
  signalDaemon(session, toSignal(step.rest));
  return Promise.resolve(undefined);
}

/**
 * The original loses a signal that reaches a child between its fork and its exec, and sends SIGKILL 10 s later: a stop
 * right after a start may take that long.
 */
const END: UntilOptions = { deadlineMs: 25_000, or: () => "the daemon did not end" };

/** Waits for the daemon's end: `[exit N]`, or that the detached one is gone. */
export async function waitExit(session: Session): Promise<string> {
  const { daemon, daemonPid } = session;
  if (daemonPid !== undefined) {
    await until(() => isAlive(daemonPid) ? undefined : true, END);
    return "[gone]\n";
  }
  const exit = await until(() => daemon?.exit, END);
  return `[exit ${exit}]\n`;
}

/** Reads `TERM` as SIGTERM; throws for a name that Linux does not have. */
export function toSignal(name: string): Deno.Signal {
  const found = SIGNALS.find((known) => known === `SIG${name}`);
  if (found === undefined) throw new Error(`Cannot send ${name}: no such signal`);
  return found;
}

const SIGNALS: readonly Deno.Signal[] = [
  "SIGTERM",
  "SIGINT",
  "SIGQUIT",
  "SIGHUP",
  "SIGUSR1",
  "SIGUSR2",
  "SIGKILL",
  "SIGSTOP",
  "SIGCONT",
];

function signalDaemon(session: Session, name: Deno.Signal): void {
  const pid = session.pid;
  if (pid === undefined) throw new Error("Cannot signal the daemon: none was started");
  Deno.kill(pid, name);
}

/** False for zombies too: nobody may be there to reap an orphan. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(Deno.readTextFileSync(`/proc/${pid}/stat`));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
