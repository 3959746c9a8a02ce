import { decodeOsText } from "../../text/bytes/os_text.ts";
import { environment } from "../environment.ts";
import type { Inspection, Marks, Straggler } from "../inspection.ts";
import type { Exited, ListenRequest, Os, SpawnRequest, SpawnResult } from "../os.ts";
import { osError } from "../os_error.ts";
import { access } from "./files/access.ts";
import { inheritedFds } from "./files/inherited_fds.ts";
import { LinuxPaths } from "./files/linux_paths.ts";
import { Syslog } from "./files/syslog.ts";
import { cString } from "./libc/c_string.ts";
import { ECHILD, ERANGE } from "./libc/errno_numbers.ts";
import { lastErrno } from "./libc/last_errno.ts";
import { retried } from "./libc/retried.ts";
import { libc } from "./libc/libc.ts";
import { SIZEOF } from "./libc/structs.ts";
import { unwrap } from "./libc/unwrap.ts";
import { oomKills } from "./processes/oom_kills.ts";
import { ownFile } from "./processes/own_file.ts";
import { stragglers } from "./processes/stragglers.ts";
import { usage } from "./processes/usage.ts";
import { listenSocket } from "./sockets/listen_socket.ts";
import { spawn } from "./spawn/spawn.ts";
import { Identities } from "./users/identities.ts";
import { LinuxUsers } from "./users/users.ts";

const WNOHANG = 1;
const RESOURCES = { nproc: 6, nofile: 7 } as const;
const RLIM_INFINITY = 2n ** 64n - 1n;

type Resource = keyof typeof RESOURCES;
type Limit = ReturnType<Os["getrlimit"]>;

/** Os on Linux with glibc. An unlimited rlimit reads as Infinity, and is set by it. */
export class LinuxOs extends LinuxPaths implements Os {
  readonly #users = new LinuxUsers();
  readonly #identities = new Identities(this.#users);
  readonly #syslog = new Syslog();
  readonly #status = new Int32Array(1);

  spawn(request: SpawnRequest): SpawnResult {
    return spawn(request, this.#identities);
  }

  kill(pid: number, signal: number): void {
    unwrap("kill", libc.processes.kill(pid, signal));
  }

  /** Of all children, or of that one alone. */
  reap(child = -1): Exited | null {
    const pid = libc.processes.waitpid(child, this.#status, WNOHANG);
    if (pid > 0) return { pid, status: this.#status[0] ?? 0 };
    if (pid === 0) return null;
    const errno = lastErrno();
    if (errno === ECHILD) return null;
    throw osError("waitpid", errno);
  }

  wait(pid: number): number {
    retried("waitpid", () => libc.processes.waitpid(pid, this.#status, 0));
    return this.#status[0] ?? 0;
  }

  byName(name: string): ReturnType<Os["byName"]> {
    return this.#users.byName(name);
  }

  byUid(uid: number): ReturnType<Os["byUid"]> {
    return this.#users.byUid(uid);
  }

  forgetUsers(): void {
    this.#identities.forget();
  }

  groupByName(name: string): ReturnType<Os["groupByName"]> {
    return this.#users.groupByName(name);
  }

  groupByGid(gid: number): ReturnType<Os["groupByGid"]> {
    return this.#users.groupByGid(gid);
  }

  listenSocket(request: ListenRequest): number {
    return listenSocket(request);
  }

  inheritedFds(): readonly number[] {
    return inheritedFds();
  }

  syslog(message: string, { isWhole }: { readonly isWhole: boolean } = { isWhole: false }): void {
    this.#syslog.send(message, { isWhole });
  }

  onSyslogLoss(tell: (messages: number) => void): void {
    this.#syslog.onLoss = tell;
  }

  /** What waits for syslog is sent before this program ends, if it is read within a second. */
  flushSyslog(): void {
    this.#syslog.flush();
  }

  getpid(): number {
    return Deno.pid;
  }

  getuid(): number {
    return libc.processes.getuid();
  }

  chdir(path: string): void {
    unwrap("chdir", libc.paths.chdir(cString(path)));
  }

  cwd(): string {
    for (let room = 4096;; room *= 4) {
      const path = new Uint8Array(room);
      if (libc.paths.getcwd(path, BigInt(room)) !== null) return decodeOsText(path.subarray(0, path.indexOf(0)));
      const errno = lastErrno();
      if (errno !== ERANGE) throw osError("getcwd", errno);
    }
  }

  umask(mask: number): number {
    return libc.paths.umask(mask);
  }

  environment(): Readonly<Record<string, string>> {
    return environment();
  }

  hostName(): string {
    return Deno.hostname();
  }

  getrlimit(resource: Resource): Limit {
    const pair = new BigUint64Array(SIZEOF.rlimit / 8);
    unwrap("getrlimit", libc.processes.getrlimit(RESOURCES[resource], pair));
    return { soft: limitFrom(pair[0]), hard: limitFrom(pair[1]) };
  }

  setrlimit(resource: Resource, { soft, hard }: Limit): void {
    const pair = BigUint64Array.of(limitTo(soft), limitTo(hard));
    unwrap("setrlimit", libc.processes.setrlimit(RESOURCES[resource], pair));
  }

  access(path: string, how: Parameters<Inspection["access"]>[1]): string | null {
    return access(path, how, this.#identities);
  }

  usage(pids: readonly number[]): ReturnType<Inspection["usage"]> {
    return usage(pids);
  }

  oomKills(): number | null {
    return oomKills(this);
  }

  stragglers(marks: Marks): readonly Straggler[] {
    return stragglers(marks, Date.now() / 1000);
  }

  ownFile(path?: string): ReturnType<Inspection["ownFile"]> {
    return ownFile(this, path);
  }

  becomeUser(uid: number): void {
    const user = this.byUid(uid);
    if (user === null) throw osError("getpwuid", "ENOENT");
    const groups = Uint32Array.from(this.#users.groupsOf(user));
    unwrap("setgroups", libc.identity.setgroups(BigInt(groups.length), groups));
    unwrap("setgid", libc.identity.setgid(user.gid));
    unwrap("setuid", libc.identity.setuid(uid));
  }
}

function limitFrom(value: bigint | undefined): number {
  return value === undefined || value === RLIM_INFINITY ? Infinity : Number(value);
}

function limitTo(value: number): bigint {
  return value === Infinity ? RLIM_INFINITY : BigInt(value);
}
