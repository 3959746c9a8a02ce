import { osError } from "../../os_error.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { SYSCALL } from "../libc/structs.ts";

const CLONE_FILES = 0x400;
const SIG_SETMASK = 2;
/** Of the kernel's set of signals. */
const SET_BYTES = 8n;
const ALL = new Uint8Array(Number(SET_BYTES)).fill(0xff);

/**
 * A child with a copy of our memory and with our descriptors, both ours and its (clone(2)), which calls the code at
 * `address` with `argument`. All signals are blocked there, for the handlers that it has inherited are not for it. Its end
 * sends us no signal: waitpid(-1) does not see it, only waitpid(pid, __WALL). Throws OsError (EAGAIN, ENOMEM, EPERM).
 */
export function cloneQuietly(address: bigint, { stack, argument }: { stack: bigint; argument: bigint }): number {
  const former = new Uint8Array(ALL.length);
  setMask(ALL, former);
  const pid = libc.processes.clone(address, stack, CLONE_FILES, argument);
  const errno = lastErrno();
  setMask(former, null);
  if (pid === -1) throw osError("clone", errno);
  return pid;
}

function setMask(mask: Uint8Array<ArrayBuffer>, former: Uint8Array<ArrayBuffer> | null): void {
  const number = BigInt(SYSCALL[Deno.build.arch].rt_sigprocmask);
  libc.signals.rt_sigprocmask(number, SIG_SETMASK, mask, former, SET_BYTES);
}
