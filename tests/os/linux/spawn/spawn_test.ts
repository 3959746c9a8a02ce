import { assertEquals } from "@std/assert";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import type { SpawnRequest, SpawnResult, SpawnStep } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";
import { reportChild } from "../../../support/report_child.ts";

const os = new LinuxOs();
const isRoot = os.getuid() === 0;
const NOBODY = os.byName("nobody")?.uid ?? 65534;

function tryToSpawn(request: Partial<SpawnRequest>): SpawnResult {
  const argv = ["true"];
  return os.spawn({
    file: "/bin/true",
    argv,
    env: {},
    stdio: [0, 1, 2],
    steps: [],
    ...request,
  });
}

/** In one line: how it ended, the failed call and its errno, or the reason. */
function outcome(result: SpawnResult): string {
  if (result.kind === "spawned") return `spawned, status ${os.wait(result.pid)}`;
  if (result.step === "user") return `user: ${result.reason}`;
  return `${result.step}: ${result.error.call} ${result.error.code}`;
}

function inside(path: string): SpawnStep {
  return { step: "directory", path };
}

function inDirectory(run: (directory: string) => void): void {
  const directory = Deno.realPathSync(Deno.makeTempDirSync());
  try {
    run(directory);
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

Deno.test("spawn() makes a child of our own, leading a process group in our session (PROC-018)", () => {
  const { pid, facts, status } = reportChild(os);
  const [, ppid, pgrp, session] = (facts.get("Stat") ?? "").split(" ");
  const [, , , ours] = Deno.readTextFileSync("/proc/self/stat").split(") ")[1]?.split(" ") ?? [];
  assertEquals({ ppid, pgrp, session }, { ppid: `${Deno.pid}`, pgrp: `${pid}`, session: ours });
  assertEquals(status, 0);
});

Deno.test("spawn() leads what it is told to", () => {
  const [, , pgrp, session] = (reportChild(os, { steps: [] }).facts.get("Stat") ?? "").split(" ");
  const [, , ourGroup, ourSession] = Deno.readTextFileSync("/proc/self/stat").split(") ")[1]?.split(" ") ?? [];
  assertEquals({ pgrp, session }, { pgrp: ourGroup, session: ourSession });
  const leader = reportChild(os, { steps: [{ step: "lead", of: "session" }] });
  assertEquals(leader.facts.get("Stat")?.split(" ")[3], `${leader.pid}`);
});

Deno.test("spawn() leaves SIGPIPE and SIGXFSZ ignored and nothing blocked (SIG-009, SIG-010)", () => {
  const { facts } = reportChild(os);
  assertEquals(facts.get("SigIgn"), "0000000001001000");
  assertEquals(facts.get("SigBlk"), "0000000000000000");
});

Deno.test("spawn() gives the child 0, 1 and 2 and no other descriptor (PROC-019)", () => {
  const leftOpen = os.open("/dev/null", "read");
  const { facts, pipe } = reportChild(os);
  const fds = [...facts].filter(([name]) => name.startsWith("Fd"));
  assertEquals(fds.filter(([name]) => name !== "FDSize"), [["Fd0", "/dev/null"], ["Fd1", pipe], ["Fd2", pipe]]);
  os.close(leftOpen);
});

Deno.test("spawn() puts a descriptor where it is told to, be that its own number or one of the copies", () => {
  const zero = os.open("/dev/zero", "read");
  for (const as of [3, 4, zero, 60]) {
    const { facts, pipe } = reportChild(os, { puts: { fd: zero, as } });
    const fds = [...facts].filter(([name]) => /^Fd\d/.test(name));
    assertEquals(fds, [["Fd0", "/dev/null"], ["Fd1", pipe], ["Fd2", pipe], [`Fd${as}`, "/dev/zero"]]);
  }
  os.close(zero);
});

Deno.test("spawn() gives the child nothing of what we inherited ourselves (PROC-019)", async () => {
  const script = `import { LinuxOs } from ${
    JSON.stringify(new URL("../../../../src/os/linux/linux.ts", import.meta.url))
  };
    const os = new LinuxOs();
    const list = { file: "/bin/ls", argv: ["ls", "/proc/self/fd"], env: {}, stdio: [0, 1, 2] };
    os.wait(os.spawn({ ...list, steps: [] }).pid);`;
  const args = ["-c", 'exec 7</dev/null 80</dev/zero; exec "$@"', "sh", Deno.execPath(), "eval", "--no-lock", script];
  const { stdout } = await new Deno.Command("/bin/bash", { args, stdin: "null", stderr: "inherit" }).output();
  // The last one is ls's own, on the directory
  assertEquals(new TextDecoder().decode(stdout), "0\n1\n2\n3\n");
});

Deno.test("spawn() gives the child what it is to keep, under the same numbers (PROC-019)", () => {
  const { read, write } = os.pipe();
  const [zeros, nothing] = [os.open("/dev/zero", "read"), os.open("/dev/null", "read")];
  const keeps = [zeros, nothing];
  const argv = ["sh", "-c", `cd /proc/$$/fd; echo *; readlink ${zeros} ${nothing}`];
  const result = tryToSpawn({ file: "/bin/sh", argv, env: { PATH: "/usr/bin:/bin" }, stdio: [0, write, 2], keeps });
  assertEquals(outcome(result), "spawned, status 0");
  const buffer = new Uint8Array(100);
  const count = os.read(read, buffer);
  for (const fd of [zeros, nothing, read, write]) os.close(fd);
  // 3 is the shell's own, on the directory
  const numbers = [0, 1, 2, 3, zeros, nothing].map(String).sort().join(" ");
  assertEquals(new TextDecoder().decode(buffer.subarray(0, Number(count))), `${numbers}\n/dev/zero\n/dev/null\n`);
});

Deno.test("spawn() gets descriptors right that stand in each other's way", () => {
  const [zeros, nothing] = [os.open("/dev/zero", "read"), os.open("/dev/null", "read")];
  const { read, write } = os.pipe();
  // The child's descriptor `zeros` is our `nothing` and the other way round; all others are the pipe.
  const stdio = Array.from({ length: Math.max(zeros, nothing) + 1 }, () => write);
  stdio[zeros] = nothing;
  stdio[nothing] = zeros;
  const script = `readlink /proc/$$/fd/${zeros} /proc/$$/fd/${nothing}`;
  const result = tryToSpawn({ file: "/bin/sh", argv: ["sh", "-c", script], env: { PATH: "/usr/bin:/bin" }, stdio });
  for (const fd of [zeros, nothing, write]) os.close(fd);
  const buffer = new Uint8Array(100);
  const count = os.read(read, buffer);
  os.close(read);
  assertEquals(outcome(result), "spawned, status 0");
  assertEquals(new TextDecoder().decode(buffer.subarray(0, Number(count))), "/dev/null\n/dev/zero\n");
});

Deno.test("spawn() gives the child exactly the environment and the words it is told", () => {
  const { environment } = reportChild(os, { env: { PATH: "/usr/bin:/bin", GREETING: "grüß dich = 日本", EMPTY: "" } });
  assertEquals(environment, ["PATH=/usr/bin:/bin", "GREETING=grüß dich = 日本", "EMPTY="]);
  assertEquals(
    outcome(tryToSpawn({ file: "/bin/sh", argv: ["mine", "-c", '[ "$0" = "a  b" ]', "a  b"] })),
    "spawned, status 0",
  );
});

Deno.test("spawn() sets the child's umask and directory and keeps ours", () => {
  inDirectory((directory) => {
    const [mask, cwd] = [os.umask(0o022), os.cwd()];
    const { facts } = reportChild(os, { steps: [inside(directory), { step: "umask", mask: 0o077 }] });
    assertEquals({ umask: facts.get("Umask"), cwd: facts.get("Cwd") }, { umask: "0077", cwd: directory });
    const usual = reportChild(os);
    assertEquals({ umask: usual.facts.get("Umask"), cwd: usual.facts.get("Cwd") }, { umask: "0022", cwd });
    assertEquals(os.umask(mask), 0o022);
    assertEquals(os.cwd(), cwd);
  });
});

Deno.test({
  name: "spawn() as another user gives its uid, gid, groups and no capability, and we stay root (PROC-027)",
  ignore: !isRoot,
  fn() {
    const own = Deno.readTextFileSync("/proc/thread-self/status").match(/^(Uid|Gid|Groups|CapEff):.*/gm);
    const { facts } = reportChild(os, { steps: [{ step: "user", uid: NOBODY }, { step: "umask", mask: 0o077 }] });
    const gid = os.byUid(NOBODY)?.gid;
    assertEquals(facts.get("Uid"), Array(4).fill(NOBODY).join(" "));
    assertEquals(facts.get("Gid"), Array(4).fill(gid).join(" "));
    assertEquals(facts.get("Groups"), `${gid}`);
    assertEquals(facts.get("CapEff"), "0000000000000000");
    assertEquals(facts.get("CapPrm"), "0000000000000000");
    assertEquals(facts.get("SigIgn"), "0000000001001000");
    assertEquals(Deno.readTextFileSync("/proc/thread-self/status").match(/^(Uid|Gid|Groups|CapEff):.*/gm), own);
  },
});

Deno.test("spawn() as the user that we are changes nothing", () => {
  const groups = Deno.readTextFileSync("/proc/self/status").match(/^Groups:(.*)$/m)?.[1]?.trim();
  const { facts } = reportChild(os, { steps: [{ step: "user", uid: os.getuid() }] });
  assertEquals(facts.get("Groups"), groups);
});

Deno.test("spawn() refuses an unknown user before it looks at anything else (PROC-013)", () => {
  const result = tryToSpawn({
    steps: [inside("/no/such/directory"), { step: "user", uid: 3999999999 }],
    file: "/no/such/file",
  });
  assertEquals(outcome(result), "user: Can't find uid 3999999999");
});

Deno.test({
  name: "spawn() as another user needs root",
  ignore: isRoot,
  fn() {
    assertEquals(
      outcome(tryToSpawn({ steps: [{ step: "user", uid: 0 }] })),
      "user: Can't drop privilege as nonroot user",
    );
  },
});

Deno.test("spawn() tells a bad directory by chdir's errno, before a bad program (PROC-014)", () => {
  inDirectory((directory) => {
    Deno.writeTextFileSync(`${directory}/file`, "");
    Deno.symlinkSync("loop", `${directory}/loop`);
    const at = (path: string) => outcome(tryToSpawn({ steps: [inside(path)], file: "/no/such/file" }));
    assertEquals(at(`${directory}/missing`), "directory: chdir ENOENT");
    assertEquals(at(`${directory}/file`), "directory: chdir ENOTDIR");
    assertEquals(at(`${directory}/loop`), "directory: chdir ELOOP");
    assertEquals(at(""), "directory: chdir ENOENT");
    assertEquals(at(directory), "exec: execve ENOENT");
  });
});

Deno.test({
  name: "spawn() looks at the directory with the rights of the child's user",
  ignore: !isRoot,
  fn() {
    inDirectory((directory) => {
      Deno.chmodSync(directory, 0o700);
      assertEquals(
        outcome(tryToSpawn({ steps: [inside(directory), { step: "user", uid: NOBODY }] })),
        "directory: chdir EACCES",
      );
      assertEquals(outcome(tryToSpawn({ steps: [inside(directory)] })), "spawned, status 0");
    });
  },
});

Deno.test("spawn() tells why a program cannot be executed (PROC-015, PROC-017)", () => {
  inDirectory((directory) => {
    const script = (name: string, text: string, mode: number) => {
      Deno.writeTextFileSync(`${directory}/${name}`, text);
      Deno.chmodSync(`${directory}/${name}`, mode);
      return outcome(tryToSpawn({ file: `${directory}/${name}` }));
    };
    assertEquals(outcome(tryToSpawn({ file: `${directory}/missing` })), "exec: execve ENOENT");
    assertEquals(outcome(tryToSpawn({ file: directory })), "exec: execve EACCES");
    assertEquals(script("plain", "#!/bin/sh\n", 0o644), "exec: execve EACCES");
    assertEquals(script("headless", "exit 0\n", 0o755), "exec: execve ENOEXEC");
    assertEquals(script("orphan", "#!/no/such/interpreter\n", 0o755), "exec: execve ENOENT");
    assertEquals(script("good", "#!/bin/sh\nexit 3\n", 0o755), `spawned, status ${3 << 8}`);
    assertEquals(outcome(tryToSpawn({ file: "/bin/true\0" })), "exec: string EINVAL");
    assertEquals(outcome(tryToSpawn({ argv: ["true", "x".repeat(1 << 20)] })), "exec: execve E2BIG");
  });
});

Deno.test("spawn() finds a relative file from the child's directory, as execve does after chdir", () => {
  inDirectory((directory) => {
    Deno.writeTextFileSync(`${directory}/tool`, "#!/bin/sh\nexit 5\n", { mode: 0o755 });
    assertEquals(outcome(tryToSpawn({ file: "./tool", steps: [inside(directory)] })), `spawned, status ${5 << 8}`);
  });
});

Deno.test("spawn() leaks no descriptor, whatever its outcome", () => {
  const before = os.list("/proc/self/fd").length;
  for (let count = 0; count < 100; count++) {
    assertEquals(outcome(tryToSpawn({})), "spawned, status 0");
    assertEquals(outcome(tryToSpawn({ file: "/no/such/file" })), "exec: execve ENOENT");
  }
  assertEquals(os.list("/proc/self/fd").length, before);
});

Deno.test({
  name: "spawn() tells that no process could be made",
  ignore: isRoot,
  fn() {
    const former = os.getrlimit("nproc");
    os.setrlimit("nproc", { soft: 1, hard: former.hard });
    const result = tryToSpawn({});
    os.setrlimit("nproc", former);
    assertEquals(outcome(result), "fork: fork EAGAIN");
  },
});
