import { OWN_VARIABLES, ownVariable } from "../../src/os/environment.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import type { ServiceManager } from "../../src/os/service_manager.ts";
import { errnoText } from "../../src/text/python/errno_text.ts";
import { selfCommand } from "./self_command.ts";

/** The child's side: what it does when it is ready to run on its own. */
export interface Detachment {
  /** Lets the parent exit; stdin, stdout and stderr are /dev/null from then on (DAEMON-021). */
  complete(): void;
}

/** Whether this process is the one that goes on: its parent waits for complete(). */
export function detachment(os: Os): Detachment | null {
  // The child's end of the pipe that its parent waits on
  const readyFd = Number(ownVariable("readyFd"));
  if (!os.inheritedFds().includes(readyFd)) return null;
  const terminal = copiesOfStdio(os);
  const nowhere = openNowhere(os);
  return {
    complete() {
      os.dup2(nowhere.in, 0);
      for (const fd of [1, 2, ...terminal]) os.dup2(nowhere.out, fd);
      os.close(nowhere.in);
      os.close(nowhere.out);
      tellParent(os, readyFd);
    },
  };
}

// At the beginning: where that fails nothing has been done yet
function openNowhere(os: Os): { readonly in: number; readonly out: number } {
  try {
    return { in: os.open("/dev/null", "read"), out: os.open("/dev/null", "write") };
  } catch (error) {
    throw new Error(`Cannot open '/dev/null': ${errnoText(error)}`, { cause: error });
  }
}

// The runtime keeps copies of its own; whoever reads our stdout to its end would wait for them as long as we live.
// What the caller handed over stays with the daemon (DAEMON-063)
function copiesOfStdio(os: Os): readonly number[] {
  const identities = new Set([0, 1, 2].flatMap((fd) => identity(os, fd) ?? []));
  const inherited = new Set(os.inheritedFds());
  const fds = os.list("/proc/self/fd").map(Number).filter((fd) => fd > 2 && !inherited.has(fd));
  return fds.filter((fd) => identities.has(identity(os, fd) ?? ""));
}

// undefined for what is closed: the fd that read the directory, or a stdio that we were not given
function identity(os: Os, fd: number): string | undefined {
  try {
    const { device, inode } = os.statFd(fd);
    return `${device}:${inode}`;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return undefined;
  }
}

// A parent that somebody killed needs no telling
function tellParent(os: Os, readyFd: number): void {
  try {
    os.write(readyFd, Uint8Array.of(1));
  } catch (error) {
    if (!(error instanceof OsError) || error.code !== "EPIPE") throw error;
  } finally {
    os.close(readyFd);
  }
}

/**
 * The parent's side: starts this program again as the leader of its own session and waits until it is ready, or has
 * printed to our stderr why it cannot be. Gives the exit status of this process (DAEMON-002, DAEMON-021).
 * A threaded runtime cannot fork, so the child starts from the beginning. A service manager that listens hears from us
 * who goes on, for it does not know the child.
 */
export function detach(
  os: Os,
  { args, manager }: { readonly args: readonly string[]; readonly manager: ServiceManager | null },
): number {
  const inherited = os.inheritedFds();
  const ready = os.pipe();
  const { file, argv } = selfCommand(args);
  const result = os.spawn({
    file,
    argv,
    env: { ...environmentOfChild(os), [OWN_VARIABLES.readyFd]: String(ready.write) },
    stdio: [0, 1, 2],
    keeps: [...inherited, ready.write],
    steps: [{ step: "lead", of: "session" }],
  });
  os.close(ready.write);
  if (result.kind === "failed" && result.step === "user") throw new Error("Cannot happen: no other user was asked for");
  if (result.kind === "failed") throw new Error(`Cannot start the daemon ${file}: ${result.error.message}`);
  if (os.read(ready.read, new Uint8Array(1)) === "eof") return exitStatusOf(os, result.pid);
  // Where that fails the child says why, in its log
  manager?.tell([`MAINPID=${result.pid}`, "READY=1"], { isUrgent: true });
  return 0;
}

// Whose life is watched is from now on the child's
function environmentOfChild(os: Os): Readonly<Record<string, string>> {
  const { WATCHDOG_PID, ...others } = os.environment();
  return WATCHDOG_PID === undefined || WATCHDOG_PID === String(os.getpid()) ? others : { ...others, WATCHDOG_PID };
}

// The pipe closed without a word: the child is ending, with the status that is ours to give
function exitStatusOf(os: Os, pid: number): number {
  const status = os.wait(pid);
  return (status & 0x7f) === 0 ? status >> 8 : 128 + (status & 0x7f);
}
