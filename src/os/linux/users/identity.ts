import { osError } from "../../os_error.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { SYSCALL } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { leaveUserCapabilities } from "./capabilities.ts";

/** What a process runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  /** All groups, the primary one first. */
  readonly groups: readonly number[];
}

/**
 * Makes the calling thread, and it alone, run as `identity` until the result is disposed of; needs root.
 *
 * libc's set*id functions change every thread of the process, for good; the bare system calls change the caller only.
 * The saved uid stays 0, which is the way back; execve(2) takes it from the child. Changing the uid also makes the
 * process undumpable, so that the user cannot trace the child before its exec. What the saved uid leaves us of root's
 * capabilities is seen to.
 */
export function assume(identity: Identity): Disposable {
  const former: Identity = { uid: 0, gid: libc.identity.getegid(), groups: currentGroups() };
  let giveBack = () => {};
  const restore = () => {
    setIds("setresuid", former.uid);
    giveBack();
    setIds("setresgid", former.gid);
    setGroups(former.groups);
  };
  try {
    setGroups(identity.groups);
    setIds("setresgid", identity.gid);
    setIds("setresuid", identity.uid);
    giveBack = leaveUserCapabilities();
  } catch (error) {
    restore();
    throw error;
  }
  return { [Symbol.dispose]: restore };
}

function setIds(call: "setresuid" | "setresgid", id: number): void {
  const saved = call === "setresuid" ? 0 : id;
  if (libc.identity.syscall(BigInt(SYSCALL[Deno.build.arch][call]), BigInt(id), BigInt(id), BigInt(saved)) !== 0n) {
    throw osError(call, lastErrno());
  }
}

function setGroups(groups: readonly number[]): void {
  const list = Uint32Array.from(groups);
  const result = libc.identity.syscall_setgroups(
    BigInt(SYSCALL[Deno.build.arch].setgroups),
    BigInt(list.length),
    list,
  );
  if (result !== 0n) throw osError("setgroups", lastErrno());
}

function currentGroups(): readonly number[] {
  const groups = new Uint32Array(65536);
  const count = unwrap("getgroups", libc.identity.getgroups(groups.length, groups));
  return [...groups.subarray(0, count)];
}
