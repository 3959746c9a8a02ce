import { assertEquals } from "@std/assert";
import { osError } from "../../../src/os/os_error.ts";
import { FakeSupervisor, groupConfig } from "../fake_supervisor.ts";

Deno.test("a child that nobody knows is reaped and told (DAEMON-051)", () => {
  const fake = new FakeSupervisor([]).run();
  const { pid } = spawnStranger(fake);
  fake.os.exit(pid, 3 << 8);
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  assertEquals(fake.log.slice(-1), [`INFO reaped unknown pid ${pid} (exit status 3)`]);
});

Deno.test("a waitpid that fails is told and tried again a second later, since no other SIGCHLD comes (DAEMON-052)", () => {
  const fake = new FakeSupervisor([groupConfig({ autorestart: false })]).run();
  fake.clock.advance(0);
  const { reap } = fake.os;
  fake.os.reap = () => {
    throw osError("waitpid", "EINVAL");
  };
  fake.exit("cat");
  assertEquals(fake.log.slice(-1), ["CRIT waitpid error 22; a process may not be cleaned up properly"]);
  fake.os.reap = reap;
  fake.clock.advance(0.9);
  assertEquals(fake.process("cat").record.state, "RUNNING");
  fake.clock.advance(0.1);
  assertEquals(fake.process("cat").record.state, "EXITED");
});

Deno.test("the exit that cannot be noted keeps no other from being noted", () => {
  const fake = new FakeSupervisor([groupConfig({ name: "a" }), groupConfig({ name: "b" })]).run();
  fake.clock.advance(0);
  const [a, b] = ["a", "b"].map((name) => fake.pid(name));
  fake.process("a").exited = () => {
    throw new TypeError("unforeseen");
  };
  fake.os.exit(a ?? 0, 0);
  fake.os.exit(b ?? 0, 0);
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  assertEquals(fake.log.filter((line) => line.startsWith("CRIT")), [
    `CRIT Cannot note the end of pid ${a}: unforeseen`,
  ]);
  assertEquals(fake.log.filter((line) => line.includes("exited: b")).length, 1);
});

function spawnStranger({ os }: FakeSupervisor): { readonly pid: number } {
  const nothing = { env: {}, steps: [] };
  const { write } = os.pipe();
  const spawned = os.spawn({ ...nothing, file: "/bin/cat", argv: ["cat"], stdio: [write, write, write] });
  if (spawned.kind !== "spawned") throw new Error(`Cannot spawn: ${spawned.kind}`);
  return spawned;
}
