import { assertEquals, assertThrows } from "@std/assert";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import { Logger } from "../../../src/logs/logger.ts";
import { OsError } from "../../../src/os/os.ts";
import { osError } from "../../../src/os/os_error.ts";
import { launch, type LaunchRequest, type NearEnds } from "../../../src/supervisor/process/launch.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";

const LEADS = { step: "lead", of: "group" } as const;

/** A launch of cat in a world of its own, and the ends that were handed over. */
function world() {
  const os = new FakeOs();
  const logger = new Logger("info", { handlers: [], now: () => new Date(0) });
  const ends: NearEnds[] = [];
  return {
    os,
    ends,
    launch(config: Partial<ProcessConfig> = {}, request: Partial<LaunchRequest> = {}) {
      return launch({ os, logger }, {
        config: processConfig(config),
        command: { kind: "command", file: "/bin/cat", argv: ["cat", "-u"] },
        ...{ environment: { A: "1" }, inherited: { PATH: "/bin" }, socket: null, listens: false },
        connect: (near) => void ends.push(near),
        ...request,
      });
    },
  };
}

Deno.test("launch() makes a child of what its program asks for, step by step in the original's order (PROC-012)", () => {
  const { os, launch } = world();
  launch({ directory: "/tmp", umask: 0o77, uid: 65534 });
  const [{ request } = { request: null }] = os.spawned;
  assertEquals(request?.steps, [
    LEADS,
    { step: "user", uid: 65534 },
    { step: "directory", path: "/tmp" },
    { step: "umask", mask: 0o77 },
  ]);
  assertEquals([request?.file, request?.argv, request?.env], ["/bin/cat", ["cat", "-u"], { A: "1" }]);
  world().launch();
});

Deno.test("launch() keeps the near ends, hands the far ones to the child and closes them here", () => {
  const { os, ends, launch } = world();
  const launched = launch();
  assertEquals(launched.kind, "spawned");
  const [near] = ends;
  assertEquals(os.openFds().toSorted(), [near?.stdin, near?.stdout, near?.stderr].map(Number).toSorted());
  const pid = launched.kind === "spawned" ? launched.pid : 0;
  os.childWrite(pid, 2, "trouble");
  const buffer = new Uint8Array(100);
  assertEquals(new TextDecoder().decode(buffer.subarray(0, Number(os.read(near?.stderr ?? -1, buffer)))), "trouble");
});

Deno.test("launch() has one pipe for both outputs with redirect_stderr, and none for a socket on stdin (FCGI-005)", () => {
  const { os, ends, launch } = world();
  const socket = os.pipe().read;
  launch({ redirectStderr: true }, { socket });
  const [stdin, stdout, stderr] = os.spawned[0]?.request.stdio ?? [];
  assertEquals([stdin, stdout === stderr], [socket, true]);
  assertEquals([ends[0]?.stdin, ends[0]?.stderr], [null, null]);
});

Deno.test("launch() keeps descriptors back for requests: what is left is EMFILE, and nothing stays open", () => {
  const { os, ends, launch } = world();
  os.setrlimit("nofile", { soft: 8, hard: 8 });
  for (let free = 0; free < 2; free++) os.pipe();
  const before = os.openFds();
  assertEquals(assertThrows(() => launch(), OsError).code, "EMFILE");
  assertEquals([os.openFds(), ends, os.spawned], [before, [], []]);
});

for (
  const { failure, says } of [
    { failure: { step: "user", reason: "Can't find uid 7" } as const, says: "couldn't setuid to 7: Can't find uid 7" },
    {
      failure: { step: "directory", error: osError("chdir", "ENOENT") } as const,
      says: "couldn't chdir to /x: ENOENT",
    },
    { failure: { step: "exec", error: osError("execve", "EACCES") } as const, says: "couldn't exec cat: EACCES" },
  ]
) {
  Deno.test(`launch() has a child say what failed at the step ${failure.step}, and exit with 127 (PROC-013..017)`, () => {
    const { os, launch } = world();
    os.failNextSpawn({ kind: "failed", ...failure });
    assertEquals(launch({ uid: 7, directory: "/x" }).kind, "spawned");
    const { argv, file, steps } = os.spawned[1]?.request ?? {};
    assertEquals([file, argv?.[2], steps], ["/bin/sh", 'printf %s "$@" >&2; exit 127', [LEADS]]);
    assertEquals(argv?.slice(4).join(""), `supervisor: ${says}\nsupervisor: child process was not spawned\n`);
  });
}

Deno.test("launch() cuts a complaint that is longer than one argument may be", () => {
  const { os, launch } = world();
  const path = "é".repeat(100_000);
  os.failNextSpawn({ kind: "failed", step: "directory", error: osError("chdir", "ENAMETOOLONG") });
  launch({ directory: path });
  const pieces = os.spawned[1]?.request.argv.slice(4) ?? [];
  assertEquals(pieces.every((piece) => new TextEncoder().encode(piece).length < 128 * 1024), true);
  assertEquals(pieces.join("").includes(path), true);
});

Deno.test("launch() gives back a fork that fails, that of a stand-in too", () => {
  const { os, launch } = world();
  const error = osError("fork", "EAGAIN");
  os.failNextSpawn({ kind: "failed", step: "fork", error });
  assertEquals(launch(), { kind: "failed", step: "fork", error });
  os.failNextSpawn({ kind: "failed", step: "exec", error: osError("execve", "ENOENT") });
  os.failNextSpawn({ kind: "failed", step: "exec", error: osError("execve", "EMFILE") });
  assertEquals(launch().kind, "failed");
});
