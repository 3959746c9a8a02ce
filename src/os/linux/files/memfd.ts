import { cString } from "../libc/c_string.ts";
import { EINVAL } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { SYSCALL } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";

const MFD_CLOEXEC = 1;
/** Linux 6.3; where vm.memfd_noexec is 2 no other is made. */
const MFD_NOEXEC_SEAL = 8;

/**
 * A new, empty file in memory (memfd_create(2), Linux 3.17), close-on-exec, which is there as long as somebody has it
 * open; others open it anew as /proc/PID/fd/N. `name` is only shown. Throws OsError (EMFILE, ENOMEM ...).
 */
export function memfd(name: string): number {
  const fd = create(name, MFD_CLOEXEC | MFD_NOEXEC_SEAL);
  if (fd !== -1 || lastErrno() !== EINVAL) return unwrap("memfd_create", fd);
  return unwrap("memfd_create", create(name, MFD_CLOEXEC));
}

function create(name: string, flags: number): number {
  return Number(libc.files.memfd_create(BigInt(SYSCALL[Deno.build.arch].memfd_create), cString(name), BigInt(flags)));
}
