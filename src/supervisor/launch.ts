import type { ProcessConfig } from "../config/process_config.ts";
import { type Os, OsError, type SpawnResult } from "../os/os.ts";
import type { Command } from "../process/command.ts";
import { encodeOsText } from "../text/os_text.ts";

/** Of all descriptors so many, but no more than that part, are left for requests: somebody has to be able to stop one. */
const RESERVE = { count: 16, part: 1 / 8 } as const;

/** What the parent keeps of a launched child: its pid and the near ends of its pipes. */
export interface Launched {
  readonly pid: number;
  readonly stdin: number | null;
  readonly stdout: number;
  /** null with redirect_stderr. */
  readonly stderr: number | null;
}

/** Opened fds, all of which are closed again unless they are released. */
class Descriptors implements Disposable {
  readonly #open = new Set<number>();
  readonly #end: number;

  constructor(readonly os: Os) {
    const { soft } = os.getrlimit("nofile");
    this.#end = soft - Math.min(RESERVE.count, soft * RESERVE.part);
  }

  pipe(): { readonly read: number; readonly write: number } {
    const ends = this.os.pipe();
    this.#open.add(ends.read).add(ends.write);
    // The system gives the lowest number that is free
    if (ends.write >= this.#end) throw new OsError("pipe2", 24, "EMFILE", "Too many open files");
    return ends;
  }

  release(fd: number): number {
    this.#open.delete(fd);
    return fd;
  }

  [Symbol.dispose](): void {
    for (const fd of this.#open) this.os.close(fd);
  }
}

/** How a launch is asked for; `socket` is the fcgi socket that becomes the child's stdin (FCGI-005). */
export interface LaunchRequest {
  readonly config: ProcessConfig;
  readonly command: Extract<Command, { kind: "command" }>;
  /** Over what the child inherits. */
  readonly environment: Readonly<Record<string, string>>;
  readonly inherited: Readonly<Record<string, string>>;
  readonly socket: number | null;
  /** Whether it is told much on its stdin: an event listener. */
  readonly listens: boolean;
}

/**
 * Makes the pipes and the child. Throws OsError when there are no pipes to be had; a fork that fails comes back as
 * it is. What goes wrong in the child after the fork gives what the original's child gives: a line on its stderr and
 * exit status 127 (PROC-013..017).
 */
export function launch(os: Os, request: LaunchRequest): Launched | Extract<SpawnResult, { kind: "fork_failed" }> {
  using descriptors = new Descriptors(os);
  const { config, command } = request;
  const stdin = request.socket === null ? descriptors.pipe() : null;
  const stdout = descriptors.pipe();
  const stderr = config.redirectStderr ? null : descriptors.pipe();
  // A whole event goes into it at once
  if (stdin !== null && request.listens) os.widenPipe(stdin.write);
  const stdio = [stdin?.read ?? request.socket ?? -1, stdout.write, (stderr ?? stdout).write] as const;

  const result = os.spawn({
    file: command.file,
    argv: command.argv,
    env: request.environment,
    inherited: request.inherited,
    stdio,
    cwd: config.directory,
    umask: config.umask,
    uid: config.uid,
  });
  if (result.kind === "fork_failed") return result;
  const started = result.kind === "spawned"
    ? result
    : spawnStandIn(os, { stdio, complaint: complaint(request, result) });
  if (started.kind === "fork_failed") return started;

  const parentEnds = [stdin?.write ?? null, stdout.read, stderr?.read ?? null];
  for (const fd of parentEnds) {
    if (fd === null) continue;
    os.setNonblocking(fd);
    descriptors.release(fd);
  }
  return { pid: started.pid, stdin: stdin?.write ?? null, stdout: stdout.read, stderr: stderr?.read ?? null };
}

type ChildFailure = Exclude<SpawnResult, { kind: "spawned" | "fork_failed" }>;

function complaint({ config, command }: LaunchRequest, failure: ChildFailure): string {
  switch (failure.kind) {
    case "setuid_failed":
      return `couldn't setuid to ${config.uid}: ${failure.reason}`;
    case "chdir_failed":
      return `couldn't chdir to ${config.directory}: ${failure.error.code}`;
    case "exec_failed":
      return `couldn't exec ${command.argv[0]}: ${failure.error.code}`;
  }
}

// posix_spawn makes no child when exec fails; this one stands in for it, so that there is a pid to log and to reap
function spawnStandIn(
  os: Os,
  { stdio, complaint }: { readonly stdio: readonly [number, number, number]; readonly complaint: string },
): Extract<SpawnResult, { kind: "spawned" | "fork_failed" }> {
  const text = `supervisor: ${complaint}\nsupervisor: child process was not spawned\n`;
  os.write(stdio[2], encodeOsText(text));
  const result = os.spawn({
    file: "/bin/sh",
    argv: ["sh", "-c", "exit 127"],
    env: {},
    stdio,
    cwd: null,
    umask: null,
    uid: null,
  });
  if (result.kind === "spawned" || result.kind === "fork_failed") return result;
  if (result.kind === "setuid_failed") throw new Error("Cannot happen: the stand-in asks for no other user");
  // Where not even sh can be run the failure shows as one of the fork
  return { kind: "fork_failed", error: result.error };
}
