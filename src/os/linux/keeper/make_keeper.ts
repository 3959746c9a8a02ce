import { concatBytes } from "../../../text/bytes/concat_bytes.ts";
import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { KeeperResult } from "../../keeper.ts";
import { OsError } from "../../os.ts";
import { LinuxPaths } from "../files/linux_paths.ts";
import { cString } from "../libc/c_string.ts";
import { ENOSYS } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { retried } from "../libc/retried.ts";
import { encodePollfd, SYSCALL } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { LinuxProcesses } from "../processes/linux_processes.ts";
import { Pidfd } from "../processes/pidfd.ts";
import { cloneQuietly } from "./clone_quietly.ts";
import { CodePage } from "./code_page.ts";
import { HeldKeeper } from "./held_keeper.ts";
import { keeperBlock } from "./keeper_block.ts";
import { keeperCode } from "./keeper_code.ts";
import { memoryToLeave } from "./memory_to_leave.ts";

const EFD_CLOEXEC = 0o2000000;
const POLLIN = 1;
/** It takes a millisecond, unless the machine is out of breath. */
const READY_MS = 10_000;
/** Pages of address space: a keeper has one, and what the kernel does not let it leave. */
const MOST_PAGES = 64;
const SIGKILL = 9;
/** Its end sends no signal, and so it is no child to waitpid(2) without this. */
const WALL = 0x40000000;
const NO_DESCRIPTOR = -1;
const DEFAULT_HANDLE = 0n;

/** See Keepers: clone(2) with machine code of our own, as a threaded runtime can fork nothing that runs its own. */
export function makeKeeper(): KeeperResult {
  if (Deno.pid === 1) return refused("process 1 takes all others with it when it ends");
  if (isOldKernel()) return refused("pidfd_getfd(2) is missing, which Linux has from 5.6 on");
  try {
    using page = new CodePage();
    const ready = unwrap("eventfd", libc.readiness.eventfd(0, EFD_CLOEXEC));
    try {
      return clone(page, ready);
    } finally {
      libc.files.close(ready);
    }
  } catch (error) {
    if (error instanceof OsError) return refused(`${error.call}: ${error.message}`);
    throw error;
  }
}

function clone(page: CodePage, ready: number): KeeperResult {
  const maps = decodeOsText(new LinuxPaths().readBytes("/proc/self/maps"));
  const code = keeperCode(Deno.build.arch);
  const room = new Uint8Array(-code.length & 7);
  const block = keeperBlock({ ready, rseqOffset: rseqOffset(), leave: memoryToLeave(maps, page) });
  page.fill(concatBytes(code, room, block));
  const argument = page.start + BigInt(code.length + room.length);
  const pid = cloneQuietly(page.start, { stack: page.stackTop, argument });
  let isKept = false;
  try {
    const result = look(pid, ready);
    isKept = result.kind === "made";
    return result;
  } finally {
    // Nobody else would ever: it holds our sockets
    if (!isKept) endChild(pid);
  }
}

function look(pid: number, ready: number): KeeperResult {
  const pidfd = Pidfd.open(pid);
  const identity = new LinuxProcesses().identify(pid);
  if (pidfd === null || identity === null) throw new Error(`Cannot happen: a child of ours, ${pid}, is not there`);
  const reason = isReady(ready, pidfd) ? sizeReason(pid) : lateReason(pidfd);
  if (reason === null) return { kind: "made", keeper: new HeldKeeper(identity, pidfd) };
  pidfd[Symbol.dispose]();
  return refused(reason);
}

function endChild(pid: number): void {
  libc.processes.kill(pid, SIGKILL);
  retried("waitpid", () => libc.processes.waitpid(pid, null, WALL));
}

// It says so itself; where something ended it, its own descriptor says that
function isReady(ready: number, pidfd: Pidfd): boolean {
  const descriptors = concatBytes(encodePollfd(ready, POLLIN), encodePollfd(pidfd.fd, POLLIN));
  retried("poll", () => libc.files.poll(descriptors, 2n, READY_MS));
  return (descriptors[6] ?? 0) === POLLIN;
}

function lateReason(pidfd: Pidfd): string {
  return pidfd.waitForEnd(0) ? "it was ended at once" : `it was not ready in ${READY_MS / 1000} s`;
}

// Sealed memory (mseal(2)) stays, and would hold what was there
function sizeReason(pid: number): string | null {
  const statm = decodeOsText(new LinuxPaths().readBytes(`/proc/${pid}/statm`));
  const pages = Number(statm.split(" ")[0]);
  return pages <= MOST_PAGES ? null : `it could not leave ${pages} pages of memory`;
}

// Called with nothing: EBADF where it is known. A filter's EPERM says nothing of the kernel
function isOldKernel(): boolean {
  const number = BigInt(SYSCALL[Deno.build.arch].pidfd_getfd);
  return libc.processes.pidfd_getfd(number, NO_DESCRIPTOR, NO_DESCRIPTOR, 0) === -1n && lastErrno() === ENOSYS;
}

// glibc 2.35 and later; before that there is none
function rseqOffset(): bigint {
  const place = libc.memory.dlsym?.(DEFAULT_HANDLE, cString("__rseq_offset")) ?? null;
  return place === null ? 0n : new Deno.UnsafePointerView(place).getBigInt64();
}

function refused(reason: string): KeeperResult {
  return { kind: "refused", reason };
}
