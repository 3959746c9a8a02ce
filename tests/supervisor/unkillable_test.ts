import { assertEquals } from "@std/assert";
import { osError } from "../../src/os/os_error.ts";
import { FakeSupervisor, groupConfig } from "./fake_supervisor.ts";

Deno.test("a process that not even SIGKILL ends is killed again every stopwaitsecs, and told so (STATE-021)", () => {
  const fake = new FakeSupervisor([groupConfig({ stopwaitsecs: 5 }), groupConfig({ name: "other" })]).run();
  fake.clock.advance(0);
  const pid = fake.pid("cat");
  const begun = fake.log.length;
  fake.supervisor.turns.run(() => fake.process("cat").stop());
  fake.clock.advance(15);
  assertEquals(fake.os.kills, [15, 9, 9, 9].map((signal) => ({ pid, signal })));
  const kill = [
    `WARN killing 'cat' (${pid}) with SIGKILL`,
    `DEBG killing cat (pid ${pid}) with signal SIGKILL`,
  ];
  assertEquals(fake.log.slice(begun), [`DEBG killing cat (pid ${pid}) with signal SIGTERM`, ...kill, ...kill, ...kill]);
  // Nobody else waits for it
  fake.supervisor.turns.run(() => fake.process("other").stop());
  fake.exit("other");
  assertEquals(fake.process("other").record.state, "STOPPED");
  assertEquals(fake.process("cat").record.state, "STOPPING");
  fake.os.exit(pid, 9);
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  assertEquals(fake.log.slice(-1), ["WARN stopped: cat (terminated by SIGKILL)"]);
});

Deno.test("what could not be killed and whose group is gone is waited for, and never started again (STATE-027)", () => {
  const fake = new FakeSupervisor([groupConfig({ autorestart: true })]).run();
  fake.clock.advance(0);
  const process = fake.process("cat");
  const { pid } = process.record;
  fake.os.whenKilled = () => {
    throw osError("kill", "EPERM");
  };
  fake.supervisor.turns.run(() => process.stop());
  assertEquals(process.record.state, "UNKNOWN");
  assertEquals(fake.supervisor.turns.run(() => fake.supervisor.removeGroup("cat")), true);
  fake.os.exit(pid, 9);
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  fake.clock.advance(60);
  assertEquals([fake.os.running(), fake.os.spawned.length], [[], 1]);
  fake.supervisor.turns.run(() => process.start());
  assertEquals(fake.os.running(), []);
});
