import { assertEquals } from "@std/assert";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import { FakeSupervisor, poolConfig } from "../fake_supervisor.ts";
import { writtenGroups } from "../written_groups.ts";

/** All of them, running. */
function running(groups: readonly GroupConfig[], shutdownTimeout: number | null = null) {
  const fake = new FakeSupervisor(groups, { shutdownTimeout });
  const ended = fake.supervisor.run();
  fake.clock.advance(5);
  return { fake, ended, shutDown: () => fake.supervisor.turns.run(() => fake.supervisor.shutdown()) };
}

/** Who has got a signal, in their order: "web 15". */
function kills(fake: FakeSupervisor): readonly string[] {
  const names = new Map(fake.os.spawned.map(({ pid, request }) => [pid, request.env["SUPERVISOR_PROCESS_NAME"]]));
  return fake.os.kills.map(({ pid, signal }) => `${names.get(Math.abs(pid))} ${signal}`);
}

Deno.test("a shutdown stops who needs others before those, whatever the priority, and waits", async () => {
  const { fake, ended, shutDown } = running(writtenGroups({
    db: "priority=900",
    api: "priority=1\ndepends_on=db",
    web: "priority=2\ndepends_on=api",
  }));
  shutDown();
  assertEquals(kills(fake), ["web 15"]);
  fake.exit("web");
  assertEquals(kills(fake), ["web 15", "api 15"]);
  fake.exit("api");
  assertEquals(kills(fake), ["web 15", "api 15", "db 15"]);
  fake.exit("db");
  assertEquals([await ended, fake.clock.pending()], ["SHUTDOWN", []]);
  assertEquals(fake.log.filter((line) => line.includes("to die")), ["INFO waiting for api, web, db to die"]);
});

Deno.test("priority orders what nothing else orders, and those of one priority are stopped together", () => {
  const { fake, shutDown } = running(writtenGroups({
    a: "priority=5",
    b: "priority=5\ndepends_on=a",
    late: "priority=1",
    x: "priority=9",
    y: "priority=9",
  }));
  shutDown();
  assertEquals(kills(fake), ["y 15", "x 15"]);
  fake.exit("x");
  assertEquals(kills(fake).length, 2);
  fake.exit("y");
  assertEquals(kills(fake).slice(2), ["b 15"]);
  fake.exit("b");
  assertEquals(kills(fake).slice(3), ["a 15"]);
  fake.exit("a");
  assertEquals(kills(fake).slice(4), ["late 15"]);
});

Deno.test("what waits, was given up or cannot be told holds nobody up", async () => {
  const { fake, ended, shutDown } = running(writtenGroups({
    broken: "command=/no/such\nstartretries=9",
    api: "depends_on=broken",
    db: "",
  }));
  shutDown();
  assertEquals([fake.process("broken").record.state, fake.process("api").record.wait], ["FATAL", null]);
  fake.exit("db");
  assertEquals(await ended, "SHUTDOWN");
});

Deno.test("shutdown_timeout kills the groups of whatever is left, and what was not yet told to stop", async () => {
  const { fake, ended, shutDown } = running(writtenGroups({ a: "", b: "stopwaitsecs=60", c: "priority=1" }), 9);
  shutDown();
  assertEquals(kills(fake), ["b 15", "a 15"]);
  fake.exit("a");
  fake.clock.advance(8.9);
  assertEquals(kills(fake).length, 2);
  fake.clock.advance(0.1);
  assertEquals(kills(fake).slice(2).toSorted(), ["b 9", "c 9"]);
  assertEquals(fake.os.kills.slice(2).every(({ pid }) => pid < 0), true);
  assertEquals(fake.log.filter((line) => line.includes("shutdown_timeout")), [
    "WARN killing what is left after 9 s (shutdown_timeout): c, b",
  ]);
  fake.exit("b");
  fake.exit("c");
  assertEquals([await ended, fake.clock.pending()], ["SHUTDOWN", []]);
});

Deno.test("listeners are told of everything before their own stop, for a second at most", async () => {
  const pool = poolConfig({ events: ["PROCESS_STATE_STOPPED", "SUPERVISOR_STATE_CHANGE"] });
  const { fake, ended, shutDown } = running([pool, ...writtenGroups({ db: "", api: "depends_on=db" })]);
  fake.say("l", "READY\n");
  shutDown();
  fake.exit("api");
  fake.exit("db");
  let told = "";
  for (let some = fake.heard("l"); some !== ""; some = fake.heard("l")) {
    told += some;
    fake.say("l", "RESULT 2\nOKREADY\n");
  }
  assertEquals([...told.matchAll(/processname:(\w+)|STATE_CHANGE_STOPPING/g)].map(([, name]) => name), [
    undefined,
    "api",
    "db",
  ]);
  assertEquals(fake.process("l").record.state, "STOPPING");
  fake.exit("l");
  assertEquals([await ended, fake.clock.pending()], ["SHUTDOWN", []]);

  const silent = running([pool, ...writtenGroups({ db: "", api: "depends_on=db" })]);
  silent.fake.say("l", "READY\n");
  silent.shutDown();
  silent.fake.exit("api");
  silent.fake.exit("db");
  assertEquals(silent.fake.process("l").record.state, "RUNNING");
  silent.fake.clock.advance(1);
  assertEquals(silent.fake.process("l").record.state, "STOPPING");
});
