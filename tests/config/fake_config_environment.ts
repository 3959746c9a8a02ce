import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import { dirname } from "../../src/text/python/posix_path.ts";

const USERS = [
  { name: "root", uid: 0, gid: 0, directory: "/root" },
  { name: "web", uid: 33, gid: 34, directory: "/srv/web/" },
];
const GROUPS = [{ name: "root", gid: 0 }, { name: "www", gid: 34 }];

export interface FakeWorld {
  /** Files by path; null is a file that cannot be read. Their directories exist. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly directories?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly cwd?: string;
}

/** A world of a few files, two users and two groups; /tmp and /work exist, and the host is called "node1". */
export function fakeConfigEnvironment(world: FakeWorld = {}): ConfigEnvironment {
  const files = new Map(Object.entries(world.files ?? {}));
  const directories = new Set(["/", "/tmp", "/work", ...(world.directories ?? [])]);
  for (const file of files.keys()) {
    for (let path = dirname(file); path !== "" && path !== "/"; path = dirname(path)) directories.add(path);
  }
  const paths = () => [...files.keys(), ...directories];
  return {
    readFile(path) {
      const content = files.get(path);
      if (content === undefined) return { kind: directories.has(path) ? "unreadable" : "missing" };
      if (content === null) return { kind: "unreadable" };
      return { kind: "bytes", bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
    },
    listDirectory: (path) =>
      paths().filter((it) => it !== "/" && dirname(it) === path).map((it) => it.split("/").at(-1) ?? ""),
    isDirectory: (path) => directories.has(path.replace(/(.)\/+$/, "$1")),
    exists: (path) => paths().includes(path.replace(/(.)\/+$/, "$1")),
    getuid: () => world.uid ?? 1000,
    cwd: world.cwd ?? "/work",
    hostName: "node1",
    variables: world.variables ?? { HOME: "/home/me" },
    temporaryDirectory: () => "/tmp",
    byName: (name) => USERS.find((user) => user.name === name) ?? null,
    byUid: (uid) => USERS.find((user) => user.uid === uid) ?? null,
    groupByName: (name) => GROUPS.find((group) => group.name === name) ?? null,
    groupByGid: (gid) => GROUPS.find((group) => group.gid === gid) ?? null,
  };
}
