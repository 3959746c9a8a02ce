import type { Exited, Os, Passwd, SpawnRequest, SpawnResult } from "../../src/os/os.ts";
import type { Straggler, Usage } from "../../src/os/inspection.ts";
import type { OpenFile } from "./fake_descriptors.ts";
import { osError } from "../../src/os/os_error.ts";
import { FakePaths } from "./fake_paths.ts";

type Group = NonNullable<ReturnType<Os["groupByGid"]>>;
type Limit = ReturnType<Os["getrlimit"]>;
type Resource = Parameters<Os["getrlimit"]>[0];

/** A child that the test plays. */
interface Child {
  readonly pid: number;
  readonly request: SpawnRequest;
  readonly files: Map<number, OpenFile>;
}

export interface FakeOsOptions {
  readonly uid?: number;
  readonly pid?: number;
  readonly hostName?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Os in memory. Children exist only as the test plays them: it looks at `spawned` and `kills`, writes on a child's
 * descriptors, and lets it exit. There are the users root (0) and nobody (65534), and a group of the same name each.
 */
export class FakeOs extends FakePaths implements Os {
  /** Every request that spawn got, with the pid it gave (null for a failure). */
  readonly spawned: { readonly pid: number | null; readonly request: SpawnRequest }[] = [];
  /** Every kill that reached somebody. */
  readonly kills: { readonly pid: number; readonly signal: number }[] = [];
  readonly users: Passwd[] = [
    { name: "root", uid: 0, gid: 0, directory: "/root" },
    { name: "nobody", uid: 65534, gid: 65534, directory: "/nonexistent" },
  ];
  /** Every message to syslog(3). */
  readonly syslogged: string[] = [];
  /** Tells whoever wants to know it that messages to syslog(3) were lost. */
  loseMessages: (messages: number) => void = () => {};
  readonly groups: Group[] = [{ name: "root", gid: 0 }, { name: "nobody", gid: 65534 }];

  /** What happens when a signal arrives, say `(pid) => os.exit(pid, 9)`; without it children do not react. */
  whenKilled: ((pid: number, signal: number) => void) | null = null;

  /** What usage() tells. */
  used: ReadonlyMap<number, Usage> = new Map();
  /** What oomKills() tells. */
  oomCount: number | null = null;
  /** What is found by any marks. */
  left: readonly Straggler[] = [];

  readonly #children = new Map<number, Child>();
  readonly #zombies: Exited[] = [];
  readonly #failures: Exclude<SpawnResult, { kind: "spawned" }>[] = [];
  readonly #limits = new Map<Resource, Limit>([
    ["nofile", { soft: 1024, hard: 4096 }],
    ["nproc", { soft: 4096, hard: 4096 }],
  ]);
  readonly #pid: number;
  readonly #hostName: string;
  readonly #environment: Readonly<Record<string, string>>;
  #uid: number;
  #nextPid: number;

  constructor({ uid = 0, pid = 100, hostName = "fake", environment = {} }: FakeOsOptions = {}) {
    super();
    this.#uid = uid;
    this.#pid = pid;
    this.#nextPid = pid + 1;
    this.#hostName = hostName;
    this.#environment = environment;
  }

  /** Makes the next spawn fail in this way; several wait in a queue. */
  failNextSpawn(result: Exclude<SpawnResult, { kind: "spawned" }>): void {
    this.#failures.push(result);
  }

  /** The pids of children that have not exited. */
  running(): readonly number[] {
    return [...this.#children.keys()];
  }

  /** The child writes on its descriptor `fd` (1 or 2); what write(2) answers there. */
  childWrite(pid: number, fd: number, data: string | Uint8Array): number | "would_block" {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    return this.writeTo(this.#childFile(pid, fd), bytes);
  }

  /** The child reads what its standard input holds, as text; "" when there is nothing. */
  childRead(pid: number): string {
    const file = this.#childFile(pid, 0);
    if (file.kind === "pipe" && file.pipe.isEmpty) return "";
    const buffer = new Uint8Array(file.kind === "pipe" ? file.pipe.length : 1 << 20);
    const count = this.readFrom(file, buffer);
    return typeof count === "number" ? new TextDecoder().decode(buffer.subarray(0, count)) : "";
  }

  childClose(pid: number, fd: number): void {
    this.#child(pid).files.delete(fd);
  }

  /** The child ends with this raw wait status (`code << 8`, or the signal that killed it). */
  exit(pid: number, status: number): void {
    const { files } = this.#child(pid);
    this.release(files);
    this.#children.delete(pid);
    this.#zombies.push({ pid, status });
  }

  spawn(request: SpawnRequest): SpawnResult {
    const failure = this.#failures.shift();
    if (failure !== undefined) {
      this.spawned.push({ pid: null, request });
      return failure;
    }
    const pid = this.#nextPid++;
    const files = new Map(request.stdio.map((fd, target) => [target, this.file("spawn", fd)] as const));
    this.hold(files);
    this.#children.set(pid, { pid, request, files });
    this.spawned.push({ pid, request });
    return { kind: "spawned", pid };
  }

  /** It remembers none. */
  forgetUsers(): void {}

  kill(pid: number, signal: number): void {
    this.attempt("kill");
    const target = Math.abs(pid);
    const child = this.#children.get(target);
    const leads = child?.request.steps.some(({ step }) => step === "lead") ?? false;
    const exists = target === this.#pid || this.#zombies.some((zombie) => zombie.pid === target) ||
      child !== undefined && (pid > 0 || leads);
    if (!exists) throw osError("kill", "ESRCH");
    this.kills.push({ pid, signal });
    if (child !== undefined) this.whenKilled?.(target, signal);
  }

  reap(): Exited | null {
    return this.#zombies.shift() ?? null;
  }

  wait(pid: number): number {
    const index = this.#zombies.findIndex((zombie) => zombie.pid === pid);
    const [zombie] = index === -1 ? [] : this.#zombies.splice(index, 1);
    if (zombie !== undefined) return zombie.status;
    if (!this.#children.has(pid)) throw osError("waitpid", "ECHILD");
    throw new Error(`Cannot wait for pid ${pid}: the test has not let it exit`);
  }

  byName(name: string): Passwd | null {
    return this.users.find((user) => user.name === name) ?? null;
  }

  byUid(uid: number): Passwd | null {
    return this.users.find((user) => user.uid === uid) ?? null;
  }

  groupByName(name: string): Group | null {
    return this.groups.find((group) => group.name === name) ?? null;
  }

  groupByGid(gid: number): Group | null {
    return this.groups.find((group) => group.gid === gid) ?? null;
  }

  /** It was started with none. */
  inheritedFds(): readonly number[] {
    return [];
  }

  onSyslogLoss(tell: (messages: number) => void): void {
    this.loseMessages = tell;
  }

  syslog(message: string): void {
    this.syslogged.push(message);
  }

  getpid(): number {
    return this.#pid;
  }

  getuid(): number {
    return this.#uid;
  }

  environment(): Readonly<Record<string, string>> {
    return { ...this.#environment };
  }

  hostName(): string {
    return this.#hostName;
  }

  getrlimit(resource: Resource): Limit {
    return this.#limits.get(resource) ?? { soft: Infinity, hard: Infinity };
  }

  setrlimit(resource: Resource, limit: Limit): void {
    if (limit.soft > limit.hard) throw osError("setrlimit", "EINVAL");
    if (limit.hard > this.getrlimit(resource).hard && this.#uid !== 0) throw osError("setrlimit", "EPERM");
    this.#limits.set(resource, limit);
  }

  becomeUser(uid: number): void {
    if (this.byUid(uid) === null) throw osError("getpwuid", "ENOENT");
    if (this.#uid !== 0) throw osError("setgroups", "EPERM");
    this.#uid = uid;
  }

  usage(): Promise<ReadonlyMap<number, Usage>> {
    return Promise.resolve(this.used);
  }

  oomKills(): number | null {
    return this.oomCount;
  }

  stragglers(): readonly Straggler[] {
    return this.left;
  }

  ownFile(): ReturnType<Os["ownFile"]> {
    return { path: "/usr/bin/supervisord", is: "same" };
  }

  #child(pid: number): Child {
    const child = this.#children.get(pid);
    if (child === undefined) throw new Error(`Cannot play child ${pid}: there is none`);
    return child;
  }

  #childFile(pid: number, fd: number): OpenFile {
    const file = this.#child(pid).files.get(fd);
    if (file === undefined) throw osError("write", "EBADF");
    return file;
  }
}
