import { assertEquals } from "@std/assert";
import type { Os, SpawnRequest } from "../../src/os/os.ts";
import type { OsCase } from "./os_subject.ts";
import { assertFails } from "./os_failure.ts";

const decoder = new TextDecoder();

function shell(os: Os, { stdio, script }: { stdio: SpawnRequest["stdio"]; script: string }): number {
  const argv = ["sh", "-c", script];
  const result = os.spawn({ file: "/bin/sh", argv, env: {}, stdio, steps: [{ step: "lead", of: "group" }] });
  if (result.kind !== "spawned") throw new Error(`Cannot spawn /bin/sh: ${result.kind}`);
  return result.pid;
}

/** Lets the event loop go round once. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** What Os promises about processes, users and limits. */
export const PROCESSES: Readonly<Record<string, OsCase>> = {
  "spawn() gives a child whose output and status come back": (subject) => {
    const { os } = subject;
    const { read, write } = os.pipe();
    const pid = shell(os, { stdio: [0, write, write], script: "printf hello; exit 3" });
    os.close(write);
    subject.play(pid, "say_and_exit");
    const buffer = new Uint8Array(64);
    assertEquals(os.read(read, buffer), 5);
    assertEquals(decoder.decode(buffer.subarray(0, 5)), "hello");
    assertEquals(os.read(read, buffer), "eof");
    os.close(read);
    assertEquals(os.wait(pid), 3 << 8);
    assertEquals(os.reap(), null);
  },
  "kill() reaches the child's process group, then nobody": (subject) => {
    const { os } = subject;
    const { read, write } = os.pipe();
    const pid = shell(os, { stdio: [read, 1, 2], script: "read word" });
    os.kill(pid, 0);
    os.kill(-pid, 9);
    subject.play(pid, "die_of_sigkill");
    assertEquals(os.wait(pid), 9);
    assertFails("ESRCH", () => os.kill(pid, 0));
    assertFails("ESRCH", () => os.kill(-pid, 9));
    os.close(read);
    os.close(write);
  },
  "reap() gives each ended child once": async (subject) => {
    const { os } = subject;
    assertEquals(os.reap(), null);
    const pid = shell(os, { stdio: [0, 1, 2], script: "exit 3" });
    subject.play(pid, "say_and_exit");
    let exited = os.reap();
    for (const end = Date.now() + 5000; exited === null && Date.now() < end; exited = os.reap()) await turn();
    assertEquals(exited, { pid, status: 3 << 8 });
    assertEquals(os.reap(), null);
    assertFails("ECHILD", () => os.wait(pid));
  },
  "byName() and its like know root and deny strangers": ({ os }) => {
    const root = os.byName("root");
    assertEquals({ name: root?.name, uid: root?.uid, gid: root?.gid }, { name: "root", uid: 0, gid: 0 });
    assertEquals(os.byUid(0), root);
    assertEquals(os.groupByName("root"), { name: "root", gid: 0 });
    assertEquals(os.groupByGid(0), { name: "root", gid: 0 });
    assertEquals(os.byName("no-such-user"), null);
    assertEquals(os.byUid(3999999999), null);
    assertEquals(os.groupByName("no-such-group"), null);
    assertEquals(os.groupByGid(3999999999), null);
  },
  "becomeUser() refuses an unknown user": ({ os }) => assertFails("ENOENT", () => os.becomeUser(3999999999)),
  "setrlimit() sets what getrlimit() reads": ({ os }) => {
    const former = os.getrlimit("nofile");
    os.setrlimit("nofile", { soft: former.soft - 1, hard: former.hard });
    assertEquals(os.getrlimit("nofile"), { soft: former.soft - 1, hard: former.hard });
    os.setrlimit("nofile", former);
    assertFails("EINVAL", () => os.setrlimit("nofile", { soft: 20, hard: 10 }));
  },
};
