import { assertEquals } from "@std/assert";
import type { ProcessIdentity } from "../../../../src/os/processes.ts";
import { LinuxProcesses } from "../../../../src/os/linux/processes/linux_processes.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import "../../../support/open_libc.ts";
import { until } from "../../../support/until.ts";

const os = new LinuxOs();
const processes = new LinuxProcesses();
/** Whether this kernel tells how a process has ended. */
const [major = 0, minor = 0] = Deno.osRelease().split(".").map(Number);
const TELLS = major > 6 || (major === 6 && minor >= 15);

function started(script: string, stdin = 0): number {
  const env = { PATH: "/usr/bin:/bin" };
  const result = os.spawn({ file: "/bin/sh", argv: ["sh", "-c", script], env, stdio: [stdin, 1, 2], steps: [] });
  if (result.kind !== "spawned") throw new Error(`Cannot start sh: ${result.step}`);
  return result.pid;
}

function identityOf(pid: number): ProcessIdentity {
  const identity = processes.identify(pid);
  if (identity === null) throw new Error(`There is no process ${pid}`);
  return identity;
}

function opened(identity: ProcessIdentity): number {
  const pidfd = processes.open(identity);
  if (pidfd === null) throw new Error(`There is no process ${identity.pid} any more`);
  return pidfd;
}

Deno.test("identify() tells a process from what has its pid at another time", () => {
  const own = identityOf(os.getpid());
  assertEquals(processes.isAlive(own), true);
  const other = { ...own, startTime: own.startTime - 1 };
  assertEquals(processes.isAlive(other), false);
  assertEquals(processes.open(other), null);
  assertEquals(processes.identify(2 ** 22 + 1), null);
});

Deno.test("exitStatus() is known once the process has ended, and when it has been reaped, by whomever", async () => {
  const pid = started("exec sleep 1000");
  const identity = identityOf(pid);
  const pidfd = opened(identity);
  if (TELLS) assertEquals(processes.exitStatus(identity, pidfd), "not_yet");
  os.kill(pid, 9);
  await until("the end", () => processes.stat(pid)?.state === "Z" ? true : undefined);
  assertEquals(processes.isAlive(identity), false);
  assertEquals(processes.exitStatus(identity, pidfd), 9);
  assertEquals(os.wait(pid), 9);
  assertEquals(processes.exitStatus(identity, pidfd), TELLS ? 9 : "unknown");
  assertEquals(processes.open(identity), null);
  assertEquals(processes.isAlive(identity), false);
  os.close(pidfd);
});

Deno.test("exitStatus() is the word of waitpid(2)", () => {
  const { read, write } = os.pipe();
  const pid = started("read x; exit 42", read);
  const identity = identityOf(pid);
  const pidfd = opened(identity);
  os.close(read);
  os.close(write);
  assertEquals(os.wait(pid), 42 << 8);
  assertEquals(processes.exitStatus(identity, pidfd), TELLS ? 42 << 8 : "unknown");
  os.close(pidfd);
});

Deno.test("exitStatus() of what is no process is unknown", () => {
  const fd = os.open("/dev/null", "read");
  assertEquals(processes.exitStatus({ pid: 2 ** 22 + 1, startTime: 0 }, fd), "unknown");
  os.close(fd);
});

Deno.test("behindPipe() finds the leader of a group that has the other end, as long as it lives", () => {
  const { read, write } = os.pipe();
  assertEquals(processes.behindPipe(write), null);
  const result = os.spawn({
    ...{
      file: "/bin/sh",
      argv: ["sh", "-c", "sleep 1000 & wait"],
      env: { PATH: "/usr/bin:/bin" },
      stdio: [read, 1, 2],
    },
    steps: [{ step: "lead", of: "group" }],
  });
  if (result.kind !== "spawned") throw new Error("Cannot start sh");
  os.close(read);
  assertEquals(processes.behindPipe(write), processes.identify(result.pid));
  os.kill(-result.pid, 9);
  os.wait(result.pid);
  assertEquals(processes.behindPipe(write), null);
  os.close(write);
});
