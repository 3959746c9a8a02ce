import type { FileStatus, ListenRequest, OpenMode, Os } from "../../src/os/os.ts";
import { FakeDescriptors } from "./fake_descriptors.ts";
import { osError } from "../../src/os/os_error.ts";
import type { FakeInode } from "./fake_inode.ts";

/** The path half of FakeOs: a tree with /, /dev/null and /tmp, in which everything is allowed, as for root. */
export class FakePaths extends FakeDescriptors {
  readonly #tree = new Map<string, FakeInode>();
  #cwd = "/";
  #mask = 0o022;
  #temporaries = 0;

  constructor() {
    super();
    for (const path of ["/", "/dev", "/tmp"]) this.#tree.set(path, this.newInode("directory", 0o755));
    this.#tree.set("/dev/null", this.newInode("character", 0o666));
  }

  /** Test set-up: a directory, its parents included. */
  addDirectory(path: string): void {
    const parts = this.#absolute(path).split("/").slice(1);
    parts.forEach((_, index) => {
      const part = `/${parts.slice(0, index + 1).join("/")}`;
      if (!this.#tree.has(part)) this.#tree.set(part, this.newInode("directory", 0o755));
    });
  }

  /** Test set-up: a file with this text, the directories above included; `modified` is in seconds. */
  addFile(path: string, text = "", { mode = 0o644, modified = 0 }: { mode?: number; modified?: number } = {}): void {
    this.addDirectory(parentOf(this.#absolute(path)));
    const inode = this.newInode("file", mode);
    inode.write(new TextEncoder().encode(text), 0);
    inode.modified = modified;
    this.#tree.set(this.#absolute(path), inode);
  }

  /** The owner of what is at `path`, which FileStatus does not tell. */
  owner(path: string): { readonly uid: number; readonly gid: number } {
    const { uid, gid } = this.#existing("stat", path);
    return { uid, gid };
  }

  open(path: string, asked: OpenMode, mode = 0o666): number {
    this.attempt("open");
    // No fifo of this tree keeps anybody waiting
    const how = asked === "probe" ? "read" : asked === "offer" || asked === "fifo" ? "append" : asked;
    if (how === "create" && this.#find(path) !== null) throw osError("open", "EEXIST");
    const inode = this.#find(path) ?? this.#create(path, { how, mode });
    if (inode.kind === "directory" && how !== "read") throw osError("open", "EISDIR");
    if (how === "write") inode.content = new Uint8Array(0);
    return this.install({ kind: "file", inode, how, offset: 0, nonblocking: false });
  }

  /** A socket that nobody can connect to; with a path, it replaces what stands there. */
  listenSocket(request: ListenRequest): number {
    if (request.transport === "unix" && this.#find(request.path) !== null) this.attempt("unlink");
    this.attempt("bind");
    const inode = this.newInode("socket", request.transport === "unix" ? request.mode : 0o777);
    if (request.transport === "unix") {
      this.#requireParent("bind", request.path);
      if (request.owner !== null) this.attempt("chown");
      this.attempt("chmod");
      inode.uid = request.owner?.uid ?? inode.uid;
      inode.gid = request.owner?.gid ?? inode.gid;
      this.#tree.set(this.#absolute(request.path), inode);
    }
    return this.install({ kind: "file", inode, how: "read", offset: 0, nonblocking: false });
  }

  stat(path: string): FileStatus | null {
    this.attempt("stat");
    return this.#find(path)?.status() ?? null;
  }

  /** There are no symbolic links here. */
  lstat(path: string): FileStatus | null {
    return this.stat(path);
  }

  isExecutable(path: string): boolean {
    return ((this.#find(path)?.mode ?? 0) & 0o111) !== 0;
  }

  access(path: string, { to, uid }: Parameters<Os["access"]>[1]): string | null {
    const inode = this.#find(path.replace(/\/\.$/, ""));
    if (inode === null) return "ENOENT";
    if (uid === 0 && to !== "run") return null;
    const bit = { read: 4, write: 2, run: 1 }[to];
    return (inode.mode & (inode.uid === (uid ?? inode.uid) ? bit << 6 : bit)) === 0 ? "EACCES" : null;
  }

  rename(from: string, to: string): void {
    this.attempt("rename");
    const inode = this.#existing("rename", from);
    this.#requireParent("rename", to);
    this.#tree.delete(this.#absolute(from));
    this.#tree.set(this.#absolute(to), inode);
  }

  remove(path: string): void {
    this.attempt("unlink");
    if (this.#existing("unlink", path).kind === "directory") throw osError("unlink", "EISDIR");
    this.#tree.delete(this.#absolute(path));
  }

  link(from: string, to: string): void {
    this.attempt("link");
    const inode = this.#existing("link", from);
    if (this.#find(to) !== null) throw osError("link", "EEXIST");
    this.#requireParent("link", to);
    this.#tree.set(this.#absolute(to), inode);
  }

  makeTemporary(directory: string, prefix: string, suffix: string): string {
    const path = `${directory}/${prefix}${String(this.#temporaries++).padStart(8, "0")}${suffix}`;
    this.close(this.open(path, "write", 0o600));
    return path;
  }

  makeTemporaryDirectory(directory: string, prefix: string): string {
    this.attempt("mkdir");
    const path = `${directory}/${prefix}${String(this.#temporaries++).padStart(8, "0")}`;
    this.#requireParent("mkdir", path);
    this.#tree.set(this.#absolute(path), this.newInode("directory", 0o700));
    return path;
  }

  removeDirectory(path: string): void {
    this.attempt("rmdir");
    if (this.#existing("rmdir", path).kind !== "directory") throw osError("rmdir", "ENOTDIR");
    if (this.list(path).length > 0) throw osError("rmdir", "ENOTEMPTY");
    this.#tree.delete(this.#absolute(path));
  }

  list(directory: string): readonly string[] {
    this.attempt("opendir");
    if (this.#existing("opendir", directory).kind !== "directory") throw osError("opendir", "ENOTDIR");
    const above = this.#absolute(directory);
    const paths = [...this.#tree.keys()].filter((path) => path !== "/" && parentOf(path) === above);
    return paths.map((path) => path.slice(path.lastIndexOf("/") + 1));
  }

  readBytes(path: string): Uint8Array {
    this.attempt("open");
    const inode = this.#existing("open", path);
    if (inode.kind === "directory") throw osError("open", "EISDIR");
    return inode.content.slice();
  }

  chmod(path: string, mode: number): void {
    this.attempt("chmod");
    this.#existing("chmod", path).mode = mode;
  }

  chown(path: string, uid: number, gid: number): void {
    this.attempt("chown");
    const inode = this.#existing("chown", path);
    if (uid !== -1) inode.uid = uid;
    if (gid !== -1) inode.gid = gid;
  }

  chdir(path: string): void {
    this.attempt("chdir");
    if (this.#existing("chdir", path).kind !== "directory") throw osError("chdir", "ENOTDIR");
    this.#cwd = this.#absolute(path);
  }

  cwd(): string {
    return this.#cwd;
  }

  umask(mask: number): number {
    const former = this.#mask;
    this.#mask = mask & 0o777;
    return former;
  }

  #create(path: string, { how, mode }: { how: OpenMode; mode: number }): FakeInode {
    if (how === "read") throw osError("open", "ENOENT");
    this.#requireParent("open", path);
    const inode = this.newInode("file", mode & ~this.#mask);
    this.#tree.set(this.#absolute(path), inode);
    return inode;
  }

  #requireParent(call: string, path: string): void {
    const parent = this.#existing(call, parentOf(this.#absolute(path)));
    if (parent.kind !== "directory") throw osError(call, "ENOTDIR");
  }

  #find(path: string): FakeInode | null {
    return this.#tree.get(this.#absolute(path)) ?? null;
  }

  #existing(call: string, path: string): FakeInode {
    const inode = this.#find(path);
    if (inode === null) throw osError(call, "ENOENT");
    return inode;
  }

  #absolute(path: string): string {
    const parts: string[] = [];
    for (const part of `${path.startsWith("/") ? "" : this.#cwd}/${path}`.split("/")) {
      if (part === "..") parts.pop();
      if (part !== "" && part !== "." && part !== "..") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
