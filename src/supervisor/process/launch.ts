import type { ProcessConfig } from "../../config/model/process_config.ts";
import { attempt } from "../../logs/attempt.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Os, OsError, SpawnRequest, SpawnResult, SpawnStep } from "../../os/os.ts";
import { osError } from "../../os/os_error.ts";
import type { Command } from "../../process/command.ts";

/** Of all descriptors so many, but no more than that part, are left for requests: somebody has to be able to stop one. */
const RESERVE = { count: 16, part: 1 / 8 } as const;

/** One argument of a program is 128 KiB at most. */
const ARGUMENT = /[^]{1,32000}/gu;

/**
 * What the parent keeps of a child's pipes: it never waits for them, and closes them when it has reaped the child
 * (PROC-020).
 */
export interface NearEnds {
  readonly stdin: number | null;
  readonly stdout: number;
  /** null with redirect_stderr. */
  readonly stderr: number | null;
}

/** What a launch acts on, and whom it tells of trouble. */
interface World {
  readonly os: Os;
  readonly logger: Logger;
}

/** Opened fds, all of which are closed again unless they are released. */
class Descriptors implements Disposable {
  readonly #open = new Set<number>();
  readonly #world: World;
  readonly #end: number;

  constructor(world: World) {
    this.#world = world;
    const { soft } = world.os.getrlimit("nofile");
    this.#end = soft - Math.min(RESERVE.count, soft * RESERVE.part);
  }

  pipe(): { readonly read: number; readonly write: number } {
    const ends = this.#world.os.pipe();
    this.#open.add(ends.read).add(ends.write);
    // The system gives the lowest number that is free
    if (ends.write >= this.#end) throw osError("pipe2", "EMFILE");
    return ends;
  }

  release(fd: number): void {
    this.#open.delete(fd);
  }

  [Symbol.dispose](): void {
    for (const fd of this.#open) attempt("close a pipe", () => this.#world.os.close(fd), this.#world);
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
  /** A descriptor that it gets beside its standard ones. */
  readonly puts?: SpawnRequest["puts"];
  /** Whether it is told much on its stdin: an event listener. */
  readonly listens: boolean;
  /** Takes over the near ends, as soon as it is called. */
  readonly connect: (ends: NearEnds) => void;
}

/**
 * Makes the pipes and the child. Throws OsError when there are no pipes to be had; a fork that fails comes back as
 * it is. All that may fail comes before the child, which must not live without us knowing it. What goes wrong in the
 * child after the fork gives what the original's child gives: a line on its stderr and exit status 127 (PROC-013..017).
 */
export function launch(world: World, request: LaunchRequest): Launched {
  const { os } = world;
  using descriptors = new Descriptors(world);
  const { config, command } = request;
  const stdin = request.socket === null ? descriptors.pipe() : null;
  const stdout = descriptors.pipe();
  const stderr = config.redirectStderr ? null : descriptors.pipe();
  // A whole event goes into it at once
  if (stdin !== null && request.listens) os.widenPipe(stdin.write);
  // With redirect_stderr both write into one pipe, in their order (LOG-019)
  const stdio = [stdin?.read ?? request.socket ?? -1, stdout.write, (stderr ?? stdout).write] as const;
  const near: NearEnds = { stdin: stdin?.write ?? null, stdout: stdout.read, stderr: stderr?.read ?? null };
  const nearEnds = [near.stdin, near.stdout, near.stderr].filter((fd) => fd !== null);
  for (const fd of nearEnds) os.setNonblocking(fd);
  for (const fd of nearEnds) descriptors.release(fd);
  request.connect(near);

  const result = os.spawn({
    file: command.file,
    argv: command.argv,
    env: request.environment,
    inherited: request.inherited,
    stdio,
    puts: request.puts ?? null,
    steps: [LEADS, ...stepsOf(config)],
  });
  if (result.kind === "spawned" || result.step === "fork") return result;
  return spawnStandIn(os, { stdio, complaint: complaint(request, result) });
}

/** A child, be it one that stands in, or why no process could be made. */
type Launched =
  | { readonly kind: "spawned"; readonly pid: number }
  | { readonly kind: "failed"; readonly step: "fork"; readonly error: OsError };

const LEADS: SpawnStep = { step: "lead", of: "group" };

/** What has effect on a program beside its group: else it has supervisord's user, directory (PROC-026), umask (PROC-025). */
export function stepsOf({ uid, directory, umask }: ProcessConfig): readonly SpawnStep[] {
  const steps: SpawnStep[] = [];
  if (uid !== null) steps.push({ step: "user", uid });
  if (directory !== null) steps.push({ step: "directory", path: directory });
  if (umask !== null) steps.push({ step: "umask", mask: umask });
  return steps;
}

function complaint({ config, command }: LaunchRequest, failure: Exclude<SpawnResult, Launched>): string {
  switch (failure.step) {
    case "user":
      return `couldn't setuid to ${config.uid}: ${failure.reason}`;
    case "directory":
      return `couldn't chdir to ${config.directory}: ${failure.error.code}`;
    case "exec":
      return `couldn't exec ${command.argv[0]}: ${failure.error.code}`;
  }
}

// posix_spawn makes no child when exec fails; this one stands in for it, so that there is a pid to log and to reap. It
// complains itself: nobody reads the pipe yet, and a long text would make us wait for ourselves
function spawnStandIn(
  os: Os,
  { stdio, complaint }: { readonly stdio: readonly [number, number, number]; readonly complaint: string },
): Launched {
  const text = `supervisor: ${complaint}\nsupervisor: child process was not spawned\n`;
  const pieces = text.match(ARGUMENT) ?? [];
  const result = os.spawn({
    file: "/bin/sh",
    argv: ["sh", "-c", 'printf %s "$@" >&2; exit 127', "sh", ...pieces],
    env: {},
    stdio,
    steps: [LEADS],
  });
  if (result.kind === "spawned") return result;
  if (result.step === "user") throw new Error("Cannot happen: the stand-in asks for no other user");
  // Where not even sh can be run the failure shows as one of the fork
  return { kind: "failed", step: "fork", error: result.error };
}
