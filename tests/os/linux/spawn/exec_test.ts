import { assertEquals, assertThrows } from "@std/assert";
import { memfd } from "../../../../src/os/linux/files/memfd.ts";
import { exec } from "../../../../src/os/linux/spawn/exec.ts";
import { LinuxOs } from "../../../../src/os/linux/linux.ts";
import { type ExecRequest, OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const SRC = new URL("../../../../src/os/linux/", import.meta.url);
const os = new LinuxOs();
const request = { file: "/bin/true", argv: ["true"], env: {}, keeps: [] } satisfies ExecRequest;

function isClosedAtExec(fd: number): boolean {
  const [, flags = ""] = /^flags:\s*(\d+)$/m.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`)) ?? [];
  return (parseInt(flags, 8) & 0o2000000) !== 0;
}

/** What follows: it waits for the child that the one before it has left, and tells what it has. */
const FOLLOWER = `
import json, os, sys
state, child = int(sys.argv[1]), int(sys.argv[2])
fds = sorted(int(name) for name in os.listdir("/proc/self/fd"))
print(json.dumps({
  "pid": os.getpid(),
  "status": os.waitpid(child, 0)[1],
  "environment": os.environ["HELLO"],
  "fds": [os.readlink("/proc/self/fd/%d" % fd) for fd in fds if fd > 2 and os.path.exists("/proc/self/fd/%d" % fd)],
  "state": os.pread(state, 100, 0).decode(),
}))`;

Deno.test("exec() keeps the process, its children and the descriptors named, and no other", async () => {
  const script = `
    import { exec } from ${JSON.stringify(new URL("spawn/exec.ts", SRC))};
    import { memfd } from ${JSON.stringify(new URL("files/memfd.ts", SRC))};
    import { LinuxOs } from ${JSON.stringify(new URL("linux.ts", SRC))};
    const os = new LinuxOs();
    const state = memfd("state");
    os.write(state, new TextEncoder().encode("what was known"));
    memfd("other");
    const child = os.spawn({ file: "/bin/sh", argv: ["sh", "-c", "exit 7"], env: {}, stdio: [0, 1, 2], steps: [] });
    const argv = ["python3", "-c", ${JSON.stringify(FOLLOWER)}, String(state), String(child.pid)];
    exec({ file: "/usr/bin/python3", argv, env: { HELLO: "grüß dich" }, keeps: [state] });`;
  // 80 is from outside
  const args = ["-c", 'exec 80</dev/zero; exec "$@"', "sh", Deno.execPath(), "eval", "--no-lock", script];
  const child = new Deno.Command("/bin/bash", { args, stdin: "null", stdout: "piped", stderr: "inherit" }).spawn();
  const { stdout } = await child.output();
  assertEquals(JSON.parse(new TextDecoder().decode(stdout)), {
    pid: child.pid,
    status: 7 << 8,
    environment: "grüß dich",
    fds: ["/memfd:state (deleted)"],
    state: "what was known",
  });
});

Deno.test("exec() that fails leaves everything as it was, and says why", () => {
  const folder = Deno.makeTempDirSync();
  const state = memfd("state");
  const nonsense = `${folder}/nonsense`;
  Deno.writeFileSync(nonsense, Uint8Array.of(0, 1, 2, 3), { mode: 0o755 });
  const failure = (change: Partial<ExecRequest>) => {
    const error = assertThrows(() => exec({ ...request, keeps: [state], ...change }), OsError);
    return `${error.call} ${error.code}, closed at exec: ${isClosedAtExec(state)}`;
  };
  assertEquals(failure({ file: "/nowhere" }), "execve ENOENT, closed at exec: true");
  assertEquals(failure({ file: folder }), "execve EACCES, closed at exec: true");
  assertEquals(failure({ file: nonsense }), "execve ENOEXEC, closed at exec: true");
  assertEquals(failure({ keeps: [state, 9999] }), "fcntl EBADF, closed at exec: true");
  assertEquals(failure({ file: "/bin/true\0x" }), "string EINVAL, closed at exec: true");
  os.close(state);
  Deno.removeSync(folder, { recursive: true });
});
