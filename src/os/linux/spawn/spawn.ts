import { OsError, type SpawnRequest, type SpawnResult, type SpawnStep } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { cStringArray } from "../libc/c_string_array.ts";
import { EAGAIN, ENOENT, ENOMEM } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import type { Identities } from "../users/identities.ts";
import { assume } from "../users/identity.ts";
import { environmentBlock } from "./environment_block.ts";
import { FileActions } from "./file_actions.ts";
import { spawnAttributes } from "./spawn_attributes.ts";

const X_OK = 1;
const NOTHING = {};

/** A step of this name; undefined where there is none. */
type StepOf<K extends SpawnStep["step"]> = Extract<SpawnStep, { readonly step: K }> | undefined;

/** The steps of a request by their names. */
interface Steps {
  readonly lead: StepOf<"lead">;
  readonly user: StepOf<"user">;
  readonly directory: StepOf<"directory">;
  readonly umask: StepOf<"umask">;
}

/**
 * Starts a child by posix_spawn(3): a threaded runtime cannot fork. The user and the umask are taken by this thread for
 * the time of the call, the rest is done in the child. Nothing ends the child with us (DAEMON-057).
 */
export function spawn(request: SpawnRequest, identities: Identities): SpawnResult {
  const { steps } = request;
  const named = {
    lead: steps.find((step) => step.step === "lead"),
    user: steps.find((step) => step.step === "user"),
    directory: steps.find((step) => step.step === "directory"),
    umask: steps.find((step) => step.step === "umask"),
  };
  return asUser(named.user, identities, () => withUmask(named.umask, () => launch(request, named)));
}

// Where the user cannot be taken the program is not started (SEC-008)
function asUser(user: StepOf<"user">, identities: Identities, next: () => SpawnResult): SpawnResult {
  if (user === undefined) return next();
  const refused = (reason: string): SpawnResult => ({ kind: "failed", step: "user", reason });
  const identity = identities.byUid(user.uid);
  if (identity === null) return refused(`Can't find uid ${user.uid}`);
  // A supervisord that is not root may start programs as the user that it already is (PROC-027).
  if (identity.uid === libc.processes.getuid()) return next();
  if (libc.processes.getuid() !== 0) return refused("Can't drop privilege as nonroot user");
  const assumed = attempt(() => assume(identity));
  if (assumed instanceof OsError) return refused(refusal(assumed));
  using _ = assumed;
  const result = next();
  if (result.kind === "spawned" || result.step !== "fork" || result.error.errno !== EAGAIN) return result;
  // This user may have no more processes: a child that root forks meets that at its exec (PROC-036)
  return { kind: "failed", step: "exec", error: osError("execve", "EAGAIN") };
}

function withUmask(umask: StepOf<"umask">, next: () => SpawnResult): SpawnResult {
  if (umask === undefined) return next();
  const former = libc.paths.umask(umask.mask);
  try {
    return next();
  } finally {
    libc.paths.umask(former);
  }
}

function launch(request: SpawnRequest, { lead, directory }: Steps): SpawnResult {
  const cwd = directory?.path ?? null;
  const prepared = attempt(() => ({
    file: cString(request.file),
    argv: cStringArray(request.argv),
    env: environmentBlock(request.inherited ?? NOTHING, request.env),
    actions: new FileActions({ ...request, cwd }),
  }));
  if (prepared instanceof OsError) return { kind: "failed", step: "exec", error: prepared };
  using actions = prepared.actions;
  const { file, argv, env } = prepared;
  const pid = new Int32Array(1);
  const errno = libc.spawning.posix_spawn(
    pid,
    file,
    actions.bytes,
    spawnAttributes(lead?.of ?? "nothing"),
    argv,
    env,
  );
  if (errno === 0) return { kind: "spawned", pid: pid[0] ?? 0 };
  return failure(cwd, errno);
}

/** posix_spawn gives one errno for all its steps: find out which step it was, still with the child's rights. */
function failure(cwd: string | null, errno: number): SpawnResult {
  if (errno === EAGAIN || errno === ENOMEM) return { kind: "failed", step: "fork", error: osError("fork", errno) };
  const chdir = cwd === null ? 0 : chdirErrno(cwd);
  if (chdir !== 0) return { kind: "failed", step: "directory", error: osError("chdir", chdir) };
  return { kind: "failed", step: "exec", error: osError("execve", errno) };
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
