import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";
import { osError } from "../../os_error.ts";
import type { AddressRange } from "./memory_to_leave.ts";

const PROT_READ = 1;
const PROT_WRITE = 2;
const PROT_EXEC = 4;
const MAP_PRIVATE_ANONYMOUS = 0x22;
const MAP_FAILED = 2n ** 64n - 1n;

/** A page for code, and another one behind it for a stack. */
export class CodePage implements Disposable, AddressRange {
  readonly start: bigint;
  /** Of the code. */
  readonly end: bigint;
  readonly stackTop: bigint;

  /** Throws OsError. */
  constructor() {
    const page = BigInt(libc.memory.getpagesize());
    this.start = libc.memory.mmap(0n, 2n * page, PROT_READ | PROT_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0n);
    if (this.start === MAP_FAILED) throw osError("mmap", lastErrno());
    this.end = this.start + page;
    this.stackTop = this.end + page;
  }

  /**
   * Puts `code` there, and makes it executable and not writable any more: where instructions have a cache of their own,
   * the kernel sees to that then. Throws OsError where a policy forbids it (SELinux, systemd's MemoryDenyWriteExecute).
   */
  fill(code: Uint8Array): void {
    const pointer = Deno.UnsafePointer.create(this.start);
    if (pointer === null) throw new Error("Cannot happen: mmap gave NULL without an error");
    const size = this.end - this.start;
    if (code.length > size) throw new Error(`Cannot happen: ${code.length} bytes of code for a page`);
    new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, Number(size))).set(code);
    unwrap("mprotect", libc.memory.mprotect(this.start, size, PROT_READ | PROT_EXEC));
  }

  [Symbol.dispose](): void {
    libc.memory.munmap(this.start, this.stackTop - this.start);
  }
}
