import { assertEquals, assertThrows } from "@std/assert";
import type { FcgiSocketConfig } from "../../../src/config/model/fcgi_socket_config.ts";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import { FcgiSocketError } from "../../../src/supervisor/fcgi/fcgi_socket_error.ts";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor } from "../fake_supervisor.ts";

const SOCKET: FcgiSocketConfig = {
  transport: "unix",
  url: "unix:///tmp/f.sock",
  path: "/tmp/f.sock",
  mode: 0o700,
  owner: null,
  backlog: null,
};
const CREATING = "INFO Creating socket unix:///tmp/f.sock";
const CLOSING = "INFO Closing socket unix:///tmp/f.sock";

function fcgi(kind: "fcgi-program" | "program" = "fcgi-program", command = "/bin/cat"): GroupConfig {
  const processes = ["f1", "f2"].map((name) =>
    processConfig({ name, command, socket: SOCKET, startsecs: 0, autostart: false, autorestart: false })
  );
  return { kind, name: "f", priority: 999, processes };
}

/** The socket's lines in the log since the last call. */
function lines(fake: FakeSupervisor): readonly string[] {
  return fake.log.splice(0).filter((line) => line.includes("socket"));
}

function start(fake: FakeSupervisor, name: string): void {
  fake.supervisor.turns.run(() => fake.process(name).start());
  fake.clock.advance(0);
}

Deno.test("FcgiSocket is tried out when its group is added (FCGI-001)", () => {
  const fake = new FakeSupervisor([fcgi()]);
  assertEquals(lines(fake), [CREATING, CLOSING]);
  assertEquals(fake.os.openFds(), []);
  assertEquals(fake.os.stat("/tmp/f.sock")?.kind, "socket");
});

Deno.test("FcgiSocket is open while a process uses it (FCGI-002, FCGI-003)", () => {
  const fake = new FakeSupervisor([fcgi()]).run();
  lines(fake);
  start(fake, "f1");
  start(fake, "f2");
  assertEquals(lines(fake), [CREATING]);
  fake.exit("f1");
  start(fake, "f1");
  fake.exit("f1");
  assertEquals(lines(fake), []);
  fake.exit("f2");
  assertEquals([lines(fake), fake.os.openFds()], [[CLOSING], []]);
  assertEquals(fake.os.stat("/tmp/f.sock")?.kind, "socket");
});

Deno.test("FcgiSocket is descriptor 0 of each child, and there is no stdin to write to (FCGI-005)", () => {
  const fake = new FakeSupervisor([fcgi()]).run();
  start(fake, "f1");
  start(fake, "f2");
  const [first, second] = fake.os.spawned.map(({ request }) => request.stdio[0]);
  assertEquals(first, second);
  assertEquals(fake.os.statFd(first ?? -1).kind, "socket");
  assertThrows(() => fake.process("f1").write(new Uint8Array(1)), Error, "Broken pipe");
});

Deno.test("FcgiSocket works inside a [group:x], too (decided for FCGI-006)", () => {
  const fake = new FakeSupervisor([fcgi("program")]).run();
  start(fake, "f1");
  assertEquals(lines(fake), [CREATING, CLOSING, CREATING]);
  assertEquals(fake.os.statFd(fake.os.spawned[0]?.request.stdio[0] ?? -1).kind, "socket");
});

Deno.test("FcgiSocket is closed again when the spawn fails (FCGI-002)", () => {
  const fake = new FakeSupervisor([fcgi("fcgi-program", "/nonexistent")]).run();
  fake.log.length = 0;
  start(fake, "f1");
  assertEquals(fake.log, [CREATING, "INFO spawnerr: can't find command '/nonexistent'", CLOSING]);
  assertEquals([fake.process("f1").record.state, fake.os.openFds()], ["BACKOFF", []]);
});

Deno.test("FcgiSocket that cannot be made ends the start (DAEMON-053)", () => {
  const socket = { ...SOCKET, path: "/nowhere/f.sock", url: "unix:///nowhere/f.sock" };
  const group = fcgi();
  const processes = group.processes.map((process) => ({ ...process, socket }));
  assertThrows(
    () => new FakeSupervisor([{ kind: "fcgi-program", name: "f", priority: 999, processes }]),
    FcgiSocketError,
    "Could not create FastCGI socket unix:///nowhere/f.sock: [Errno 2] No such file or directory",
  );
});

Deno.test("FcgiSocket that cannot be made later is a spawn error, and the start is tried again", () => {
  const fake = new FakeSupervisor([fcgi()]).run();
  fake.os.failNext("bind", "EADDRINUSE");
  start(fake, "f1");
  const { state, spawnError } = fake.process("f1").record;
  assertEquals(state, "BACKOFF");
  assertEquals(spawnError, "Could not create FastCGI socket unix:///tmp/f.sock: [Errno 98] Address already in use");
  fake.clock.advance(1);
  assertEquals(fake.process("f1").record.state, "RUNNING");
});

Deno.test("FcgiSocket says which step failed (FCGI-008)", () => {
  const socket = { ...SOCKET, owner: { uid: 65534, gid: 65534 } };
  const processes = fcgi().processes.map((process) => ({ ...process, socket }));
  const fake = new FakeSupervisor([{ kind: "fcgi-program", name: "f", priority: 999, processes }]).run();
  const why = (call: string) => {
    fake.os.failNext(call, "EPERM");
    start(fake, "f1");
    fake.supervisor.turns.run(() => fake.process("f1").stop());
    return fake.process("f1").record.spawnError;
  };
  const permissions = "[Errno 1] Operation not permitted: '/tmp/f.sock'";
  const prefix = "Could not create FastCGI socket unix:///tmp/f.sock: ";
  assertEquals(why("chmod"), `${prefix}Could not change permissions of socket file: ${permissions}`);
  assertEquals(why("chown"), `${prefix}Could not change ownership of socket file: ${permissions}`);
  assertEquals(why("unlink"), `${prefix}${permissions}`);
});
