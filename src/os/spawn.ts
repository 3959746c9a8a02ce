import { cString } from "./c_string.ts";
import { cStringArray } from "./c_string_array.ts";
import { environmentBlock } from "./environment_block.ts";
import { EAGAIN, ENOENT, ENOMEM } from "./errno_numbers.ts";
import { FileActions } from "./file_actions.ts";
import type { Identities } from "./identities.ts";
import { assume } from "./identity.ts";
import { lastErrno } from "./last_errno.ts";
import { libc } from "./libc.ts";
import { OsError, type SpawnRequest, type SpawnResult } from "./os.ts";
import { osError } from "./os_error.ts";
import { spawnAttributes } from "./spawn_attributes.ts";

const X_OK = 1;
const NOTHING = {};

/**
 * Starts a child by posix_spawn(3): a threaded runtime cannot fork. What is found wrong is told in the order in which
 * the original's child would meet it: user, directory, program (PROC-012..016).
 */
export function spawn(request: SpawnRequest, identities: Identities): SpawnResult {
  if (request.uid === null) return withUmask(request);
  const identity = identities.byUid(request.uid);
  if (identity === null) return { kind: "setuid_failed", reason: `Can't find uid ${request.uid}` };
  // A supervisord that is not root may start programs as the user that it already is.
  if (identity.uid === libc.processes.getuid()) return withUmask(request);
  if (libc.processes.getuid() !== 0) return { kind: "setuid_failed", reason: "Can't drop privilege as nonroot user" };
  const assumed = attempt(() => assume(identity));
  if (assumed instanceof OsError) return { kind: "setuid_failed", reason: refusal(assumed) };
  using _ = assumed;
  const result = withUmask(request);
  if (result.kind !== "fork_failed" || result.error.errno !== EAGAIN) return result;
  // This user may have no more processes: a child that root forks meets that at its exec (PROC-036)
  return { kind: "exec_failed", error: osError("execve", "EAGAIN") };
}

function withUmask(request: SpawnRequest): SpawnResult {
  if (request.umask === null) return launch(request);
  const former = libc.paths.umask(request.umask);
  try {
    return launch(request);
  } finally {
    libc.paths.umask(former);
  }
}

function launch(request: SpawnRequest): SpawnResult {
  const prepared = attempt(() => ({
    file: cString(request.file),
    argv: cStringArray(request.argv),
    env: environmentBlock(request.inherited ?? NOTHING, request.env),
    actions: new FileActions(request),
  }));
  if (prepared instanceof OsError) return { kind: "exec_failed", error: prepared };
  using actions = prepared.actions;
  const { file, argv, env } = prepared;
  const pid = new Int32Array(1);
  const errno = libc.spawning.posix_spawn(
    pid,
    file,
    actions.bytes,
    spawnAttributes(request.leads ?? "group"),
    argv,
    env,
  );
  if (errno === 0) return { kind: "spawned", pid: pid[0] ?? 0 };
  return failure(request, errno);
}

/** posix_spawn gives one errno for all its steps: find out which step it was, still with the child's rights. */
function failure({ cwd }: SpawnRequest, errno: number): SpawnResult {
  if (errno === EAGAIN || errno === ENOMEM) return { kind: "fork_failed", error: osError("fork", errno) };
  const chdir = cwd === null ? 0 : chdirErrno(cwd);
  if (chdir !== 0) return { kind: "chdir_failed", error: osError("chdir", chdir) };
  return { kind: "exec_failed", error: osError("execve", errno) };
}

/** What chdir(2) would answer, without going there: "directory/." exists only in a directory that may be searched. */
function chdirErrno(directory: string): number {
  if (directory === "") return ENOENT;
  return libc.files.access(cString(`${directory}/.`), X_OK) === 0 ? 0 : lastErrno();
}

function refusal(error: OsError): string {
  if (error.call === "setgroups") return "Could not set groups of effective user";
  if (error.call === "setresgid") return "Could not set group id of effective user";
  return `Could not set user id of effective user: ${error.message}`;
}

function attempt<T>(action: () => T): T | OsError {
  try {
    return action();
  } catch (error) {
    if (error instanceof OsError) return error;
    throw error;
  }
}
