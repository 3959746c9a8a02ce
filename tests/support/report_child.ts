import type { LinuxOs } from "../../src/os/linux/linux.ts";
import type { SpawnRequest } from "../../src/os/os.ts";

/** What a child tells about itself, and what its parent knows of it. */
export interface ChildReport {
  readonly pid: number;
  /** The last value of each name: those of /proc/PID/status, and Stat (from the state on), Cwd, Fd0, Fd1 ... */
  readonly facts: ReadonlyMap<string, string>;
  readonly environment: readonly string[];
  /** How its standard output is called in /proc/PID/fd. */
  readonly pipe: string;
  readonly status: number;
}

const SCRIPT = Deno.readTextFileSync(new URL("../fixtures/report_child.sh", import.meta.url));

/** Spawns the reporting child, made as `request` says, and waits for its end. Output other than a report throws. */
export function reportChild(os: LinuxOs, request: Partial<SpawnRequest> = {}): ChildReport {
  const nothing = os.open("/dev/null", "read");
  const { read, write } = os.pipe();
  const inode = os.statFd(read).inode;
  const result = os.spawn({
    file: "/bin/sh",
    argv: ["sh", "-c", SCRIPT],
    env: { PATH: "/usr/bin:/bin" },
    stdio: [nothing, write, write],
    steps: [{ step: "lead", of: "group" }],
    ...request,
  });
  os.close(write);
  os.close(nothing);
  if (result.kind !== "spawned") throw new Error(`Cannot spawn the reporting child: ${JSON.stringify(result)}`);
  const lines = readAll(os, read).trim().split("\n").map(parseFact);
  os.close(read);
  return {
    pid: result.pid,
    facts: new Map(lines),
    environment: lines.filter(([name]) => name === "Env").map(([, value]) => value),
    pipe: `pipe:[${inode}]`,
    status: os.wait(result.pid),
  };
}

function parseFact(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  if (colon === -1) throw new Error(`Cannot understand the child: ${line}`);
  return [line.slice(0, colon), line.slice(colon + 1).trim().replaceAll("\t", " ")];
}

function readAll(os: LinuxOs, fd: number): string {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65536);
  let text = "";
  for (let count = os.read(fd, buffer); typeof count === "number"; count = os.read(fd, buffer)) {
    text += decoder.decode(buffer.subarray(0, count), { stream: true });
  }
  return text;
}
