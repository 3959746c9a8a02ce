import { assertEquals } from "@std/assert";
import { FakeSupervisor, groupConfig } from "../fake_supervisor.ts";

Deno.test("groups are started by their priority, equal ones in their order (DAEMON-028)", () => {
  const group = (name: string, priority: number) => ({ ...groupConfig({ name }), priority });
  const fake = new FakeSupervisor([group("late", 20), group("a", 10), group("b", 10)]).run();
  const names = fake.os.spawned.map(({ request }) => request.env["SUPERVISOR_PROCESS_NAME"]);
  assertEquals(names, ["a", "b", "late"]);
});

Deno.test("a group is added once, and goes when everything in it is stopped (DAEMON-048, DAEMON-049)", () => {
  const fake = new FakeSupervisor([]).run();
  const { supervisor } = fake;
  const [add, remove] = [
    () => supervisor.turns.run(() => supervisor.addGroup(groupConfig())),
    () => supervisor.turns.run(() => supervisor.removeGroup("cat")),
  ];
  assertEquals([add(), add(), remove()], [true, false, false]);
  fake.supervisor.turns.run(() => fake.process("cat").stop());
  fake.exit("cat");
  assertEquals([remove(), remove(), fake.supervisor.groups.size], [true, false, 0]);
});

Deno.test("a shutdown overrides a restart that is under way, and nothing is started any more (SIG-004, DAEMON-033)", async () => {
  const fake = new FakeSupervisor([groupConfig({ autorestart: true })]);
  const ended = fake.supervisor.run();
  fake.supervisor.turns.run(() => fake.supervisor.restart());
  assertEquals(fake.supervisor.mood, "RESTARTING");
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
  fake.exit("cat");
  assertEquals([await ended, fake.os.spawned.length], ["SHUTDOWN", 1]);
});

Deno.test("the end of a supervisor leaves no timer behind", async () => {
  const fake = new FakeSupervisor([groupConfig({ stopwaitsecs: 100 })]);
  const ended = fake.supervisor.run();
  fake.clock.advance(1);
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
  fake.exit("cat");
  await ended;
  assertEquals(fake.clock.pending(), []);
});
