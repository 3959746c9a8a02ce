import type { FileStatus, OpenMode } from "../../src/os/os.ts";
import { osError } from "../../src/os/os_error.ts";
import { FakeInode } from "./fake_inode.ts";
import { FakePipe } from "./fake_pipe.ts";

/** An open file description: what dup2 and children share. */
export type OpenFile =
  | { readonly kind: "file"; readonly inode: FakeInode; how: OpenMode; offset: number; nonblocking: boolean }
  | { readonly kind: "pipe"; readonly pipe: FakePipe; readonly end: "read" | "write"; nonblocking: boolean };

/** What root gets. */
const WIDE_PIPE = 1048576;

/** The descriptor half of FakeOs. Descriptors 0, 1 and 2 are open on a device that swallows everything. */
export class FakeDescriptors {
  /** This process's table; a fake child has one of its own. */
  readonly #open = new Map<number, OpenFile>();
  readonly #tables = new Set<ReadonlyMap<number, OpenFile>>([this.#open]);
  readonly #failures = new Map<string, string[]>();
  protected nextInode = 1;

  constructor() {
    const terminal = this.newInode("character", 0o620);
    for (const fd of [0, 1, 2]) {
      this.#open.set(fd, { kind: "file", inode: terminal, how: "write", offset: 0, nonblocking: false });
    }
  }

  /** Makes the next `call` ("write", "open", "rename" ...) fail with errno `code`; several wait in a queue. */
  failNext(call: string, code: string): void {
    this.#failures.set(call, [...(this.#failures.get(call) ?? []), code]);
  }

  /** The fds that are open in this process besides 0, 1 and 2: what a test checks for leaks. */
  openFds(): readonly number[] {
    return [...this.#open.keys()].filter((fd) => fd > 2);
  }

  isReadable(fd: number): boolean {
    const file = this.file("poll", fd);
    return file.kind === "file" || !file.pipe.isEmpty || !this.#isHeld(file.pipe, "write");
  }

  isWritable(fd: number): boolean {
    const file = this.file("poll", fd);
    return file.kind === "file" || file.pipe.hasRoom || !this.#isHeld(file.pipe, "read");
  }

  pipe(): { readonly read: number; readonly write: number } {
    this.attempt("pipe2");
    const pipe = new FakePipe();
    return {
      read: this.install({ kind: "pipe", pipe, end: "read", nonblocking: false }),
      write: this.install({ kind: "pipe", pipe, end: "write", nonblocking: false }),
    };
  }

  widenPipe(fd: number): void {
    const file = this.file("fcntl", fd);
    if (file.kind === "pipe") file.pipe.capacity = WIDE_PIPE;
  }

  setNonblocking(fd: number): void {
    this.file("fcntl", fd).nonblocking = true;
  }

  read(fd: number, buffer: Uint8Array): number | "would_block" | "eof" {
    this.attempt("read");
    return this.readFrom(this.file("read", fd), buffer);
  }

  write(fd: number, data: Uint8Array): number | "would_block" {
    this.attempt("write");
    return this.writeTo(this.file("write", fd), data);
  }

  waitWritable(fd: number, seconds = Infinity): boolean {
    if (this.isWritable(fd)) return true;
    if (seconds === Infinity) throw new Error(`Cannot wait for descriptor ${fd}: nobody would ever read it`);
    return false;
  }

  close(fd: number): void {
    this.file("close", fd);
    this.#open.delete(fd);
  }

  dup2(from: number, to: number): void {
    this.#open.set(to, this.file("dup2", from));
  }

  duplicate(fd: number): number {
    return this.install(this.file("fcntl", fd));
  }

  setAppending(fd: number): void {
    const file = this.file("fcntl", fd);
    if (file.kind === "file") file.how = "append";
  }

  readAt(fd: number, offset: number, length: number): Uint8Array {
    this.attempt("pread");
    return this.#regular("pread", fd).inode.content.slice(offset, offset + length);
  }

  position(fd: number): number {
    this.attempt("lseek");
    return this.#regular("lseek", fd).offset;
  }

  seekEnd(fd: number): number {
    const file = this.#regular("lseek", fd);
    file.offset = file.inode.content.length;
    return file.offset;
  }

  truncate(fd: number, size = 0): void {
    const file = this.file("ftruncate", fd);
    if (file.kind === "pipe" || file.how === "read") throw osError("ftruncate", "EINVAL");
    file.inode.content = file.inode.content.slice(0, size);
  }

  chmodFd(fd: number, mode: number): void {
    this.attempt("fchmod");
    this.#regular("fchmod", fd).inode.mode = mode;
  }

  chownFd(fd: number, uid: number, gid: number): void {
    this.attempt("fchown");
    const { inode } = this.#regular("fchown", fd);
    if (uid !== -1) inode.uid = uid;
    if (gid !== -1) inode.gid = gid;
  }

  async flush(fd: number): Promise<void> {
    await Promise.resolve();
    this.attempt("fsync");
    this.file("fsync", fd);
  }

  statFd(fd: number): FileStatus {
    const file = this.file("fstat", fd);
    return file.kind === "file" ? file.inode.status() : new FakeInode(file.pipe.inode, "fifo", 0o600).status();
  }

  /** Throws what failNext ordered for this call. */
  protected attempt(call: string): void {
    const code = this.#failures.get(call)?.shift();
    if (code !== undefined) throw osError(call, code);
  }

  protected newInode(kind: FileStatus["kind"], mode: number): FakeInode {
    return new FakeInode(this.nextInode++, kind, mode);
  }

  protected file(call: string, fd: number): OpenFile {
    const file = this.#open.get(fd);
    if (file === undefined) throw osError(call, "EBADF");
    return file;
  }

  /** The lowest free number, as open(2) gives it. */
  protected install(file: OpenFile): number {
    let fd = 0;
    while (this.#open.has(fd)) fd++;
    this.#open.set(fd, file);
    return fd;
  }

  /** Test set-up: somebody else has it from now on, who writes by what this gives. */
  giveAway(fd: number): (data: Uint8Array) => void {
    const file = this.file("close", fd);
    this.hold(new Map([[fd, file]]));
    this.close(fd);
    return (data) => void this.writeTo(file, data);
  }

  /** The same of one to read from: what there is, as text. */
  giveAwayReader(fd: number): () => string {
    const file = this.file("close", fd);
    this.hold(new Map([[fd, file]]));
    this.close(fd);
    const buffer = new Uint8Array(1 << 20);
    return () => {
      if (file.kind !== "pipe" || file.pipe.isEmpty) return "";
      const count = this.readFrom(file, buffer);
      return typeof count === "number" ? new TextDecoder().decode(buffer.subarray(0, count)) : "";
    };
  }

  /** A child's table counts as a holder of pipe ends until it is released. */
  protected hold(table: ReadonlyMap<number, OpenFile>): void {
    this.#tables.add(table);
  }

  protected release(table: ReadonlyMap<number, OpenFile>): void {
    this.#tables.delete(table);
  }

  protected readFrom(file: OpenFile, buffer: Uint8Array): number | "would_block" | "eof" {
    if (file.kind === "file") return readInode(file, buffer);
    if (file.end === "write") throw osError("read", "EBADF");
    const count = file.pipe.take(buffer);
    if (count > 0) return count;
    if (!this.#isHeld(file.pipe, "write")) return "eof";
    if (file.nonblocking) return "would_block";
    throw new Error("Cannot read a blocking, empty pipe: the call would never return");
  }

  protected writeTo(file: OpenFile, data: Uint8Array): number | "would_block" {
    if (file.kind === "file") return writeInode(file, data);
    if (file.end === "read") throw osError("write", "EBADF");
    if (!this.#isHeld(file.pipe, "read")) throw osError("write", "EPIPE");
    const count = file.pipe.put(data);
    if (count === data.length || count > 0 && file.nonblocking) return count;
    if (file.nonblocking) return "would_block";
    throw new Error("Cannot write to a blocking, full pipe: the call would never return");
  }

  #regular(call: string, fd: number): OpenFile & { readonly kind: "file" } {
    const file = this.file(call, fd);
    if (file.kind === "pipe") throw osError(call, "ESPIPE");
    return file;
  }

  #isHeld(pipe: FakePipe, end: "read" | "write"): boolean {
    for (const table of this.#tables) {
      for (const file of table.values()) {
        if (file.kind === "pipe" && file.pipe === pipe && file.end === end) return true;
      }
    }
    return false;
  }
}

function readInode(file: OpenFile & { readonly kind: "file" }, buffer: Uint8Array): number | "eof" {
  if (file.how !== "read") throw osError("read", "EBADF");
  const bytes = file.inode.content.subarray(file.offset, file.offset + buffer.length);
  if (bytes.length === 0) return "eof";
  buffer.set(bytes);
  file.offset += bytes.length;
  return bytes.length;
}

function writeInode(file: OpenFile & { readonly kind: "file" }, data: Uint8Array): number {
  if (file.how === "read") throw osError("write", "EBADF");
  if (file.how === "append") file.offset = file.inode.content.length;
  file.inode.write(data, file.offset);
  file.offset += data.length;
  return data.length;
}
