import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import type { ProcessGroup } from "../../../src/supervisor/life/process_group.ts";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";

/** A group g of these processes, and the world that it is in. */
function world(...processes: readonly Partial<ProcessConfig>[]): { fake: FakeSupervisor; group: ProcessGroup } {
  const configs = processes.map((changes) => processConfig({ startsecs: 0, ...changes }));
  const fake = new FakeSupervisor([{ ...groupConfig(), name: "g", processes: configs }]);
  return { fake, group: groupOf(fake, "g") };
}

function groupOf(fake: FakeSupervisor, name: string): ProcessGroup {
  const group = fake.supervisor.groups.get(name);
  if (group === undefined) throw new Error(`Cannot find group ${name}`);
  return group;
}

function namesOf(processes: Iterable<{ readonly config: ProcessConfig }>): string[] {
  return Array.from(processes, ({ config }) => config.name);
}

function statesOf(group: ProcessGroup): string[] {
  return Array.from(group.processes.values(), ({ record }) => record.state);
}

Deno.test("ProcessGroup keeps its processes in configuration order, and sorts them for commands (DAEMON-029)", () => {
  const { group } = world({ name: "b", priority: 5 }, { name: "c" }, { name: "a" }, { name: "d", priority: 1 });
  assertEquals(namesOf(group.processes.values()), ["b", "c", "a", "d"]);
  assertEquals(namesOf(group.byPriority()), ["d", "b", "c", "a"]);
});

Deno.test("ProcessGroup spawns in configuration order, whatever the priorities (DAEMON-028, DAEMON-029)", () => {
  const { fake } = world({ name: "b", priority: 10 }, { name: "a", priority: 5 });
  fake.run();
  const started = fake.log.flatMap((line) => /spawned: '(\w)'/.exec(line)?.[1] ?? []);
  assertEquals(started, ["b", "a"]);
});

Deno.test("ProcessGroup makes the AUTO logs of all its processes when it is added (DAEMON-048, LOG-014)", () => {
  const stdout = { ...processConfig().stdout, logfile: { kind: "auto" } } as const;
  const { fake, group } = world({ name: "a", stdout, autostart: false }, { name: "b" });
  const [a, b] = [...group.processes.values()].map(({ logfiles }) => logfiles);
  assertEquals(b, { stdout: null, stderr: null });
  assertEquals(fake.os.stat(a?.stdout ?? "")?.size, 0);
});

Deno.test("ProcessGroup asks all to stop at once, the highest priority number first (DAEMON-030)", () => {
  const { fake, group } = world({ name: "b", priority: 5 }, { name: "c" }, { name: "a" }, { name: "d", priority: 1 });
  fake.run();
  fake.clock.advance(0);
  fake.supervisor.turns.run(() => group.stopAll());
  assertEquals(fake.os.kills.map(({ pid }) => pid), ["a", "c", "b", "d"].map((name) => fake.pid(name)));
  assertEquals(namesOf(group.unstopped()), ["b", "c", "a", "d"]);
  fake.exit("c");
  assertEquals(namesOf(group.unstopped()), ["b", "a", "d"]);
});

Deno.test("ProcessGroup gives up what is in BACKOFF, without a line, and leaves what is down (DAEMON-031)", () => {
  const { fake, group } = world(
    { name: "starting", startsecs: 5 },
    { name: "broken", command: "/no/such/program" },
    { name: "ended", autorestart: false },
    { name: "idle", autostart: false },
  );
  fake.run();
  fake.clock.advance(0);
  fake.exit("ended");
  assertEquals(statesOf(group), ["STARTING", "BACKOFF", "EXITED", "STOPPED"]);
  assertEquals(namesOf(group.unstopped()), ["starting", "broken"]);
  const begun = fake.log.length;
  fake.supervisor.turns.run(() => group.stopAll());
  assertEquals(statesOf(group), ["STOPPING", "FATAL", "EXITED", "STOPPED"]);
  assertEquals(fake.log.slice(begun), [`DEBG killing starting (pid ${fake.pid("starting")}) with signal SIGTERM`]);
});

Deno.test("ProcessGroup does not signal again what is being stopped", () => {
  const { fake, group } = world({ name: "a" });
  fake.run();
  fake.clock.advance(0);
  for (const _ of "12") fake.supervisor.turns.run(() => group.stopAll());
  assertEquals(fake.os.kills.length, 1);
});

Deno.test("ProcessGroup has listeners only as an eventlistener, and without a pool nobody is waited for", () => {
  const fake = new FakeSupervisor([poolConfig(), groupConfig()]);
  const [l, cat] = ["l", "cat"].map((name) => groupOf(fake, name));
  assertEquals([l?.pool === null, cat?.pool], [false, null]);
  assertEquals([...l?.processes.values() ?? []].map(({ listener }) => listener === null), [false]);
  assertEquals([...cat?.processes.values() ?? []].map(({ listener }) => listener), [null]);
  assertEquals(cat?.finish(0), -Infinity);
});

Deno.test("ProcessGroup hands what waits to a listener that has become free, up to a serial (EVT-021)", () => {
  const fake = new FakeSupervisor([poolConfig()]).run();
  const group = groupOf(fake, "l");
  for (const type of "ab") fake.emit(type);
  fake.clock.advance(0);
  assertEquals(group.finish(0), -Infinity);
  fake.say("l", "READY\n");
  assertEquals(fake.heard("l"), "");
  assertEquals(group.finish(1), 1);
  assertEquals(fake.heard("l").endsWith("type:a\n"), true);
  fake.say("l", "RESULT 2\nOKREADY\n");
  assertEquals([group.finish(1), fake.heard("l")], [-Infinity, ""]);
});

Deno.test("ProcessGroup hears no more events once it is closed (LISTENER-020)", () => {
  const fake = new FakeSupervisor([poolConfig()]);
  const group = groupOf(fake, "l");
  group[Symbol.dispose]();
  fake.emit("a");
  assertEquals(group.pool?.record.buffer.size, 0);
});
