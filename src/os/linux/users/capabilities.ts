import { libc } from "../libc/libc.ts";
import { SIZEOF } from "../libc/structs.ts";

const PR_GET_SECUREBITS = 27;
const PR_CAP_AMBIENT = 47;
const IS_SET = 1;
const RAISE = 2;
const CLEAR_ALL = 4;
const SECBIT_NO_SETUID_FIXUP = 4;
const VERSION_3 = 0x20080522;
const CALLING_THREAD = 0;
/** CAP_SYS_RESOURCE and CAP_SYS_ADMIN: either is enough. */
const FORK_BEYOND_LIMIT = 1 << 24 | 1 << 21;
/** In struct __user_cap_data_struct. */
const EFFECTIVE = 0;
const PERMITTED = 1;

let ambientOfOurs: readonly number[] | null = null;

/**
 * Leaves the calling thread, which has assumed another user with a saved uid of 0, the capabilities that the child of a
 * fork(2) and setuid(2) would have (PROC-035): no ambient one, which execve(2) would hand on. And one more, until that
 * exec: to fork although the user has as many processes as it may have, as root does. Its limit counts at the exec
 * then. Gives the way back, for when the uid is 0 again.
 */
export function leaveUserCapabilities(): () => void {
  mayFork();
  // Where the kernel takes nothing from a process that stops being root, neither do we
  if ((prctl(PR_GET_SECUREBITS) & SECBIT_NO_SETUID_FIXUP) !== 0) return () => {};
  const ambient = ambientOfOurs ??= ambientOfThread();
  if (ambient.length === 0) return () => {};
  prctl(PR_CAP_AMBIENT, CLEAR_ALL);
  // With SECBIT_NO_CAP_AMBIENT_RAISE there is no way back: fewer rights for others are better than too many for a user
  return () => ambient.forEach((capability) => prctl(PR_CAP_AMBIENT, RAISE, capability));
}

function ambientOfThread(): readonly number[] {
  const all = Array.from({ length: 64 }, (_, capability) => capability);
  return all.filter((capability) => prctl(PR_CAP_AMBIENT, IS_SET, capability) === 1);
}

// Where it is not to be had, in most containers, a user's limit is reached two processes earlier
function mayFork(): void {
  const header = Int32Array.of(VERSION_3, CALLING_THREAD);
  const sets = new Uint32Array(SIZEOF.capabilities / 4);
  if (libc.identity.capget(header, sets) !== 0) return;
  sets[EFFECTIVE] = (sets[EFFECTIVE] ?? 0) | ((sets[PERMITTED] ?? 0) & FORK_BEYOND_LIMIT);
  libc.identity.capset(header, sets);
}

function prctl(option: number, first = 0, second = 0): number {
  return libc.identity.prctl(option, BigInt(first), BigInt(second), 0n, 0n);
}
