import { assertEquals } from "@std/assert";
import { describe } from "../../../src/view/describe.ts";
import { FakeSupervisor } from "../fake_supervisor.ts";
import { writtenGroups } from "../written_groups.ts";

const SIGTERM = 15;

function fakeOf(programs: Readonly<Record<string, string>>, { more = "" } = {}): FakeSupervisor {
  return new FakeSupervisor(writtenGroups(programs, { more })).run();
}

/** The state of each process, and what is said of those that wait. */
function states(fake: FakeSupervisor): Readonly<Record<string, string>> {
  const processes = [...fake.supervisor.groups.values()].flatMap((group) => [...group.processes.values()]);
  const time = { now: fake.clock.now(), clock: fake.clock };
  return Object.fromEntries(processes.map(({ record, config: { name } }) => {
    return [name, record.wait === null ? record.state : describe(record, name, { ...time, pauseEnd: null })];
  }));
}

function start(fake: FakeSupervisor, ...names: readonly string[]): void {
  fake.supervisor.turns.run(() => fake.supervisor.dependencies.start(names.map((name) => fake.process(name))));
}

/** As the methods that stop several do. */
function stop(fake: FakeSupervisor, ...names: readonly string[]): void {
  const processes = names.map((name) => fake.process(name));
  fake.supervisor.turns.run(() => {
    fake.supervisor.dependencies.stop(processes);
    for (const process of processes) if (!process.record.isToStop) process.stop();
  });
}

function spawned(fake: FakeSupervisor): readonly string[] {
  return fake.os.spawned.map(({ request }) => request.env["SUPERVISOR_PROCESS_NAME"] ?? "");
}

function kills(fake: FakeSupervisor): readonly string[] {
  const names = new Map(fake.os.spawned.map(({ pid, request }) => [pid, request.env["SUPERVISOR_PROCESS_NAME"]]));
  return fake.os.kills.map(({ pid, signal }) => `${names.get(Math.abs(pid))} ${signal}`);
}

Deno.test("what needs others is started when they are there, whatever its priority", () => {
  const fake = fakeOf({
    api: "depends_on=db, migrate:completed_successfully\npriority=1",
    db: "",
    migrate: "type=oneshot",
  });
  assertEquals(spawned(fake), ["db", "migrate"]);
  assertEquals(states(fake)["api"], "waiting for db to be started");
  fake.clock.advance(1);
  assertEquals(states(fake), {
    api: "waiting for migrate to complete successfully",
    db: "RUNNING",
    migrate: "RUNNING",
  });
  fake.exit("migrate");
  assertEquals(states(fake), { api: "STARTING", db: "RUNNING", migrate: "EXITED" });
  assertEquals(fake.log.filter((line) => line.includes("held back")), [
    "INFO held back: api (waiting for db to be started)",
    "INFO held back: api (waiting for migrate to complete successfully)",
  ]);
});

Deno.test("what never can be started is STOPPED and says why, and comes up once somebody has mended it", () => {
  const fake = fakeOf({ api: "depends_on=db", web: "depends_on=api", db: "" });
  fake.exit("db", 3);
  assertEquals(states(fake), {
    api: "cannot start: db is FATAL: Exited too quickly (process log may have details)",
    web: "cannot start: api cannot start: db is FATAL: Exited too quickly (process log may have details)",
    db: "FATAL",
  });
  start(fake, "db");
  assertEquals(states(fake)["web"], "waiting for api to be started");
  fake.clock.advance(2);
  assertEquals(states(fake), { api: "RUNNING", web: "STARTING", db: "RUNNING" });
});

Deno.test("a start takes along all that is needed, and starts again what has failed", () => {
  const quiet = "autostart=false\n";
  const fake = fakeOf({
    web: `${quiet}depends_on=api`,
    api: `${quiet}depends_on=migrate:completed_successfully, db`,
    db: quiet,
    migrate: `${quiet}type=oneshot`,
  });
  assertEquals(spawned(fake), []);
  start(fake, "web");
  assertEquals(spawned(fake), ["migrate", "db"]);
  fake.clock.advance(0);
  fake.exit("migrate", 1);
  fake.clock.advance(1);
  assertEquals(states(fake)["api"], "cannot start: migrate has ended with status 1");
  start(fake, "web");
  fake.clock.advance(0);
  fake.exit("migrate", 0);
  fake.clock.advance(1);
  assertEquals(states(fake), { web: "STARTING", api: "RUNNING", db: "RUNNING", migrate: "EXITED" });
  assertEquals(spawned(fake), ["migrate", "db", "migrate", "api", "web"]);
});

Deno.test("who need nothing are started together, and what waits for one of them waits for no other", () => {
  const fake = fakeOf({ a: "", b: "", needs_a: "depends_on=a", needs_b: "depends_on=b:healthy" });
  assertEquals(spawned(fake), ["a", "b"]);
  fake.exit("b", 1);
  fake.clock.advance(1);
  assertEquals(spawned(fake), ["a", "b", "needs_a"]);
});

Deno.test("a stop lets those go first that need it, and waits for them", () => {
  const fake = fakeOf({ db: "", api: "depends_on=db", web: "depends_on=api", other: "" });
  fake.clock.advance(3);
  stop(fake, "db", "api", "web", "other");
  assertEquals(kills(fake), [`web ${SIGTERM}`, `other ${SIGTERM}`]);
  fake.exit("web");
  assertEquals(kills(fake).slice(2), [`api ${SIGTERM}`]);
  fake.exit("api");
  assertEquals(kills(fake).slice(3), [`db ${SIGTERM}`]);
  fake.exit("db");
  fake.exit("other");
  assertEquals(new Set(Object.values(states(fake))), new Set(["STOPPED"]));
});

Deno.test("what is to be stopped later is not started again when it ends before", () => {
  const fake = fakeOf({ db: "autorestart=true", api: "depends_on=db" });
  fake.clock.advance(2);
  stop(fake, "db", "api");
  fake.exit("db", 1);
  fake.clock.advance(5);
  assertEquals(states(fake), { db: "EXITED", api: "STOPPING" });
  assertEquals(spawned(fake), ["db", "api"]);
});

Deno.test("what only one needs that is not to be stopped is stopped at once, and that one goes on", () => {
  const fake = fakeOf({ db: "", api: "depends_on=db" });
  fake.clock.advance(2);
  stop(fake, "db");
  fake.exit("db");
  assertEquals(states(fake), { db: "STOPPED", api: "RUNNING" });
  assertEquals(kills(fake), [`db ${SIGTERM}`]);
});

Deno.test("a stop of what waits ends its wait", () => {
  const fake = fakeOf({ db: "", api: "depends_on=db" });
  stop(fake, "api");
  fake.clock.advance(2);
  assertEquals(states(fake), { db: "RUNNING", api: "STOPPED" });
  assertEquals(spawned(fake), ["db"]);
});

Deno.test("a group that is added later is waited for, and one that is removed leaves nobody waiting for ever", () => {
  const groups = writtenGroups({ api: "depends_on=db", db: "autostart=false" });
  const [api, db] = groups;
  if (api === undefined || db === undefined) throw new Error("Cannot find the groups");
  const fake = new FakeSupervisor([]).run();
  const run = <T>(action: () => T) => fake.supervisor.turns.run(action);
  run(() => fake.supervisor.addGroup(api));
  assertEquals(states(fake), { api: "cannot start: db is not there" });
  run(() => fake.supervisor.addGroup(db));
  fake.clock.advance(1);
  assertEquals(states(fake), { api: "STARTING", db: "RUNNING" });
  fake.exit("api");
  start(fake, "api");
  stop(fake, "api", "db");
  fake.exit("api");
  fake.exit("db");
  assertEquals(run(() => fake.supervisor.removeGroup("db")), true);
  start(fake, "api");
  assertEquals(states(fake), { api: "cannot start: db is not there" });
  const waiting = fake.process("api");
  assertEquals(run(() => fake.supervisor.removeGroup("api")), true);
  assertEquals(waiting.record.wait, null);
});

Deno.test("whoever is being stopped when it is needed is started again after it", () => {
  const fake = fakeOf({ db: "", api: "autostart=false\ndepends_on=db" });
  fake.clock.advance(1);
  stop(fake, "db");
  start(fake, "api");
  assertEquals(states(fake), {
    db: "waiting to be stopped before it is started",
    api: "waiting for db to be started",
  });
  fake.exit("db");
  assertEquals(spawned(fake), ["db", "db"]);
});

Deno.test("what was to be started again for somebody is, also when that one is gone with its group", () => {
  const fake = fakeOf({ db: "", api: "autostart=false\ndepends_on=db" });
  fake.clock.advance(1);
  stop(fake, "db");
  start(fake, "api");
  stop(fake, "api");
  assertEquals(fake.supervisor.turns.run(() => fake.supervisor.removeGroup("api")), true);
  fake.exit("db");
  assertEquals([states(fake), spawned(fake)], [{ db: "STARTING" }, ["db", "db"]]);
});

Deno.test("a shutdown starts nothing that waits", () => {
  const fake = fakeOf({ db: "", api: "depends_on=db" });
  fake.supervisor.turns.run(() => fake.supervisor.shutdown());
  assertEquals(states(fake), { db: "STOPPING", api: "STOPPED" });
});

Deno.test("processes of one program can need one each of another", () => {
  const numbered = "numprocs=2\nprocess_name=%(program_name)s_%(process_num)d\n";
  const fake = fakeOf({ db: numbered, w: `${numbered}depends_on=db:db_%(process_num)d` });
  fake.exit("db_0", 1);
  fake.clock.advance(1);
  assertEquals([spawned(fake), states(fake)["w_0"]], [
    ["db_0", "db_1", "w_1"],
    "cannot start: db:db_0 is FATAL: Exited too quickly (process log may have details)",
  ]);
});
