import { assertEquals } from "@std/assert";
import { FakeSupervisor } from "../fake_supervisor.ts";
import { writtenGroups } from "../written_groups.ts";

function worldOf(options: string, other = "") {
  const fake = new FakeSupervisor(writtenGroups({ main: `essential=true\n${options}`, other }));
  const ended = fake.supervisor.run();
  fake.clock.advance(2);
  const stopped = async () => {
    fake.exit("other");
    return [await ended, fake.supervisor.exitStatus];
  };
  return { fake, stopped, mood: () => fake.supervisor.mood };
}

Deno.test("the end of an essential program for good stops everything, and its status is that of supervisord", async () => {
  const { fake, stopped, mood } = worldOf("autorestart=false");
  fake.exit("main", 3);
  assertEquals([mood(), fake.process("other").record.state], ["SHUTDOWN", "STOPPING"]);
  assertEquals(fake.log.filter((line) => /exited|essential/.test(line)), [
    "WARN exited: main (exit status 3; not expected)",
    "WARN main is essential and has ended (status 3): stopping everything",
  ]);
  assertEquals(await stopped(), ["SHUTDOWN", 3]);
});

Deno.test("a death by signal is 128 and the signal, what cannot be run is 127, an expected end its status", async () => {
  const killed = worldOf("autorestart=false");
  killed.fake.os.exit(killed.fake.pid("main"), 11);
  killed.fake.supervisor.turns.run(() => killed.fake.supervisor.reap());
  assertEquals(await killed.stopped(), ["SHUTDOWN", 139]);
  assertEquals(await worldOf("command=/no/such").stopped(), ["SHUTDOWN", 127]);
  const done = worldOf("");
  done.fake.exit("main", 0);
  assertEquals(await done.stopped(), ["SHUTDOWN", 0]);
});

Deno.test("an essential program that is started again, that somebody stops, or that did what it had to, stops nobody", () => {
  const restarted = worldOf("autorestart=true");
  restarted.fake.exit("main", 3);
  assertEquals(restarted.mood(), "RUNNING");

  const stopped = worldOf("");
  stopped.fake.supervisor.turns.run(() => stopped.fake.process("main").stop());
  stopped.fake.exit("main", 3);
  assertEquals([stopped.mood(), stopped.fake.process("main").record.state], ["RUNNING", "STOPPED"]);

  for (const status of [0, 2]) {
    const oneshot = worldOf("type=oneshot\nexitcodes=0,2");
    oneshot.fake.exit("main", status);
    assertEquals([oneshot.mood(), oneshot.fake.process("main").record.state], ["RUNNING", "EXITED"]);
  }
});

Deno.test("an essential oneshot that fails stops everything, and so does a start that fails for good", async () => {
  const failed = worldOf("type=oneshot");
  failed.fake.exit("main", 4);
  assertEquals(await failed.stopped(), ["SHUTDOWN", 4]);
  const fake = new FakeSupervisor(writtenGroups({ main: "essential=true\nstartretries=1" }));
  const ended = fake.supervisor.run();
  fake.exit("main", 5);
  assertEquals(fake.supervisor.mood, "RUNNING");
  fake.clock.advance(1);
  fake.exit("main", 6);
  assertEquals([await ended, fake.supervisor.exitStatus], ["SHUTDOWN", 6]);
});

Deno.test("ends while everything is stopped say nothing of the exit status", async () => {
  const { fake, stopped, mood } = worldOf("autorestart=false");
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
  fake.exit("main", 3);
  assertEquals([mood(), await stopped()], ["SHUTDOWN", ["SHUTDOWN", 0]]);
});
