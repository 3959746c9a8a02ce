import { type Os, OsError } from "../../src/os/os.ts";
import { UsageError } from "../usage_error.ts";

/** What is to be told once the logger exists. */
export interface StartMessages {
  readonly criticals: readonly string[];
  readonly infos: readonly string[];
}

const RUNS_AS_ROOT =
  "Supervisor is running as root.  Privileges were not dropped because no user is specified in the " +
  "config file.  If you intend to run as root, you can set user=root in the config file to avoid this message.";

/** Becomes the user of [supervisord] user=. Throws UsageError when that cannot be (DAEMON-003..006). */
export function dropPrivileges(os: Os, uid: number | null): StartMessages {
  if (uid === null) return { criticals: os.getuid() === 0 ? [RUNS_AS_ROOT] : [], infos: [] };
  const problem = becomeUser(os, uid);
  if (problem !== null) throw new UsageError(problem);
  return { criticals: [], infos: [`Set uid to user ${uid} succeeded`] };
}

/** Why this process cannot become that user, as far as it can be told before; null when it can. */
export function obstacleToUser(os: Os, uid: number): string | null {
  if (os.byUid(uid) === null) return `Can't find uid ${uid}`;
  return os.getuid() === uid || os.getuid() === 0 ? null : "Can't drop privilege as nonroot user";
}

function becomeUser(os: Os, uid: number): string | null {
  const obstacle = obstacleToUser(os, uid);
  if (obstacle !== null || os.getuid() === uid) return obstacle;
  try {
    os.becomeUser(uid);
    return null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    if (error.call === "setgroups") return "Could not set groups of effective user";
    return "Could not set group id of effective user";
  }
}
