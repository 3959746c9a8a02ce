import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../compat/generate/random.ts";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import type { ChannelConfig, ProcessConfig } from "../../../src/config/model/process_config.ts";
import { UpdateJob } from "../../../src/supervisor/update/update_job.ts";
import { isEmptyPlan, planUpdate, type UpdatePlan } from "../../../src/supervisor/update/update_plan.ts";
import { processConfig } from "../../support/process_config.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";

const CASES = 300;

/** A world in which whoever is killed ends at once. */
function world(groups: readonly GroupConfig[]): FakeSupervisor {
  const fake = new FakeSupervisor(groups);
  fake.os.whenKilled = (pid) => fake.os.running().includes(pid) && fake.os.exit(pid, 0);
  fake.run();
  fake.clock.advance(1);
  return fake;
}

/** The files say this now, and it is begun to apply them. */
function begin(fake: FakeSupervisor, groups: readonly GroupConfig[], names: readonly string[] = []): UpdateJob {
  const { supervisor } = fake;
  fake.files = { ...fake.files, groups };
  supervisor.reread();
  return supervisor.turns.run(() => {
    const job = new UpdateJob(supervisor, { next: supervisor.loaded, names });
    job.begin();
    return job;
  });
}

/** The files say this now, and are applied. */
function update(fake: FakeSupervisor, groups: readonly GroupConfig[], names: readonly string[] = []): UpdateJob {
  const { supervisor } = fake;
  const job = begin(fake, groups, names);
  for (let round = 0; round < 20 && !job.hasStopped; round++) supervisor.turns.run(() => supervisor.reap());
  assert(job.hasStopped);
  supervisor.turns.run(() => job.finish());
  fake.clock.advance(1);
  return job;
}

function configs(fake: FakeSupervisor): readonly GroupConfig[] {
  return [...fake.supervisor.groups.values()].map(({ config }) => config).toSorted((a, b) => a.name < b.name ? -1 : 1);
}

function pids(fake: FakeSupervisor): ReadonlyMap<string, number> {
  const processes = [...fake.supervisor.groups.values()].flatMap((group) => [...group.processes.values()]);
  return new Map(processes.map(({ group, config, record }) => [`${group}:${config.name}`, record.pid]));
}

function textAt({ os }: FakeSupervisor, path: string): string {
  return new TextDecoder().decode(os.readBytes(path));
}

const FCGI = { transport: "tcp", url: "tcp://127.0.0.1:9000", host: "127.0.0.1", port: 9000, backlog: null } as const;
const LOG = (path: string): ChannelConfig => ({ ...processConfig().stdout, logfile: { kind: "file", path } });

/** Some options of each effect. */
const VALUES: readonly ((random: Random) => Partial<ProcessConfig>)[] = [
  (random) => ({ stopwaitsecs: random.below(3) }),
  (random) => ({ command: `/bin/cat ${random.below(2)}` }),
  (random) => ({ autostart: random.chance(0.7) }),
  (random) => ({ autorestart: random.pick([true, false, "unexpected"]) }),
  (random) => ({ environment: random.pick([{}, { A: "1" }, { A: "2" }]) }),
  (random) => ({ stdout: random.pick([LOG("/tmp/a"), LOG("/tmp/b"), processConfig().stdout]) }),
  (random) => ({ redirectStderr: random.chance(0.5) }),
  (random) => ({ startsecs: random.below(2) }),
  (random) => ({ ready: random.pick([[], [{ kind: "log_line", pattern: "x" }]]) }),
  (random) => ({ section: `program:${random.below(2)}` }),
];

function randomGroups(random: Random): readonly GroupConfig[] {
  return ["a", "b", "c", "d"].filter(() => random.chance(0.8)).map((name): GroupConfig => {
    const kind = random.pick(["program", "program", "eventlistener", "fcgi-program"]);
    const socket = kind === "fcgi-program" ? { ...FCGI, backlog: random.pick([null, 5]) } : null;
    const processes = Array.from({ length: 1 + random.below(3) }, (_, index) => {
      const options = VALUES.filter(() => random.chance(0.2)).map((value) => value(random));
      const needs = name === "d" && random.chance(0.5) ? [{ name: "a", condition: "started" } as const] : [];
      return processConfig({ ...Object.assign({}, ...options), name: `${name}${index}`, dependsOn: needs, socket });
    });
    const priority = random.below(2);
    if (kind !== "eventlistener") {
      return { kind: kind === "program" ? kind : "fcgi-program", name, priority, processes };
    }
    return poolConfig({ name, priority, processes, bufferSize: 1 + random.below(2), events: ["EVENT"] });
  });
}

/** Things happen: ends, stops, and time. */
function live(fake: FakeSupervisor, random: Random): void {
  const { supervisor } = fake;
  for (let step = random.below(8); step > 0; step--) {
    const processes = [...supervisor.groups.values()].flatMap((group) => [...group.processes.values()]);
    if (processes.length === 0) return;
    const process = random.pick(processes);
    if (random.chance(0.4)) fake.clock.advance(1);
    else if (random.chance(0.5)) supervisor.turns.run(() => process.record.pid > 0 && process.stop());
    else if (fake.os.running().includes(process.record.pid)) fake.os.exit(process.record.pid, random.below(2) << 8);
    supervisor.turns.run(() => supervisor.reap());
  }
}

Deno.test(`after an update of ${CASES} pairs of configurations the files are in force, and nobody else was touched`, () => {
  const acts = new Set<string>();
  for (let seed = 0; seed < CASES; seed++) {
    const random = new Random(seed);
    const fake = world(randomGroups(random));
    live(fake, random);
    const next = randomGroups(random);
    const before = pids(fake);
    const job = update(fake, next);
    const message = `seed ${seed}`;
    assertEquals(job.problems, [], message);
    assertEquals(configs(fake), next, message);
    assert(isEmptyPlan(planUpdate(fake.supervisor.groups, { next, names: [] })), message);
    const touched = new Map(job.plan.processes.map((one) => [`${one.group}:${one.name}`, one]));
    const after = pids(fake);
    for (const [name, pid] of before) {
      const change = touched.get(name);
      acts.add(`${change?.fate} ${change?.action}`);
      if (pid > 0 && (change === undefined || change.action === "none")) assertEquals(after.get(name), pid, message);
      if (pid > 0 && change?.action === "restart") assert(after.get(name) !== pid, `${message} ${name}`);
    }
    const running = fake.os.running();
    assertEquals([...after.values()].filter((pid) => pid > 0).toSorted(), [...running].toSorted(), message);
  }
  const all = ["changed none", "changed restart", "changed start", "removed none", "removed stop", "replaced restart"];
  for (const act of all) assert(acts.has(act), act);
});

function actions({ processes }: UpdatePlan): readonly string[] {
  return processes.map(({ name, fate, action, changes }) =>
    `${name} ${fate} ${action}: ${changes.map(({ option, from, to }) => `${option} ${from} ${to}`).join(", ")}`
  );
}

Deno.test("of numprocs only those that have come, have gone or have other options are touched", () => {
  const numbered = (numbers: readonly number[], more: (number: number) => Partial<ProcessConfig> = () => ({})) => [{
    ...{ kind: "program", name: "web", priority: 999 } as const,
    processes: numbers.map((number) => processConfig({ name: `web_${number}`, startsecs: 0, ...more(number) })),
  }];
  const fake = world(numbered([0, 1, 2]));
  const [kept, changed] = [fake.pid("web_0"), fake.pid("web_1")];
  const next = numbered([0, 1, 3], (number) => number === 1 ? { command: "/bin/cat 1" } : { stopwaitsecs: 5 });
  const { plan } = update(fake, next);
  assertEquals(actions(plan), [
    "web_2 removed stop: ",
    "web_0 changed none: stopwaitsecs 10 5",
    "web_1 changed restart: command /bin/cat /bin/cat 1",
    "web_3 added start: ",
  ]);
  assertEquals([...fake.supervisor.groups.get("web")?.processes.keys() ?? []], ["web_0", "web_1", "web_3"]);
  assertEquals(fake.pid("web_0"), kept);
  assert(fake.pid("web_1") !== changed);
  assertEquals(fake.process("web_3").record.state, "RUNNING");
});

Deno.test("what somebody has stopped stays stopped, what was FATAL is tried again, and names restrict it", () => {
  const at = (command: string) => [
    groupConfig({ name: "stopped", command }),
    groupConfig({ name: "fatal", command: command === "/bin/cat" ? "/no/such" : command, startretries: 0 }),
    groupConfig({ name: "other", command }),
  ];
  const fake = world(at("/bin/cat"));
  fake.clock.advance(5);
  fake.supervisor.turns.run(() => fake.process("stopped").stop());
  fake.supervisor.turns.run(() => fake.supervisor.reap());
  const other = fake.pid("other");
  assertEquals(fake.process("fatal").record.state, "FATAL");
  const { plan } = update(fake, at("/bin/cat -"), ["stopped", "fatal", "nobody"]);
  assertEquals(plan.unknown, ["nobody"]);
  assertEquals(plan.processes.map(({ name, action }) => `${name} ${action}`), ["stopped none", "fatal start"]);
  assertEquals(fake.process("stopped").record.state, "STOPPED");
  assertEquals(fake.process("stopped").config.command, "/bin/cat -");
  assertEquals(fake.process("fatal").record.state, "RUNNING");
  assertEquals(fake.pid("other"), other);
  assertEquals(fake.process("other").config.command, "/bin/cat");
});

Deno.test("a log that goes elsewhere does so at once, and one that rotates otherwise is the same file", () => {
  const log = (changes: Partial<ChannelConfig>) => [groupConfig({ stdout: { ...LOG("/tmp/a"), ...changes } })];
  const fake = world(log({}));
  const pid = fake.pid("cat");
  fake.say("cat", "one\n");
  update(fake, log({ logfileMaxbytes: 6, logfileBackups: 1 }));
  fake.say("cat", "two\n");
  assertEquals(textAt(fake, "/tmp/a.1"), "one\ntwo\n");
  update(fake, log(LOG("/tmp/b")));
  fake.say("cat", "three\n");
  assertEquals([textAt(fake, "/tmp/a"), textAt(fake, "/tmp/b")], ["", "three\n"]);
  assertEquals(fake.pid("cat"), pid);
});

Deno.test("a pool takes other events, and fewer of them, without a new listener", () => {
  const fake = world([poolConfig({ bufferSize: 3 })]);
  const pid = fake.pid("l");
  for (const data of ["1", "2", "3"]) fake.emit("x", data);
  update(fake, [poolConfig({ bufferSize: 1, events: ["PROCESS_GROUP"] })]);
  fake.emit("x", "4");
  assertEquals(fake.supervisor.groups.get("l")?.pool?.record.buffer.size, 1);
  fake.say("l", "READY\n");
  assert(fake.heard("l").endsWith("type:x\n3"));
  assertEquals(fake.pid("l"), pid);
});

Deno.test("who needs another is stopped before it and started after it, where both are started again", () => {
  const at = (command: string) => [
    groupConfig({ name: "db", command }),
    groupConfig({ name: "api", command, dependsOn: [{ name: "db", condition: "started" }] }),
    groupConfig({ name: "free", dependsOn: [{ name: "db", condition: "started" }] }),
  ];
  const fake = world(at("/bin/cat"));
  const free = fake.pid("free");
  const from = fake.log.length;
  update(fake, at("/bin/cat -"));
  const order = fake.log.slice(from).flatMap((line) =>
    /(stopped|spawned): '?(\w+)/.exec(line)?.slice(1).join(" ") ?? []
  );
  assertEquals(order, ["stopped api", "stopped db", "spawned db", "spawned api"]);
  assertEquals(fake.pid("free"), free);
});

Deno.test("who ends by itself before its turn came to be stopped is started again all the same", () => {
  const at = (command: string) => [
    groupConfig({ name: "db", command }),
    groupConfig({ name: "api", command, dependsOn: [{ name: "db", condition: "started" }] }),
  ];
  const fake = world(at("/bin/cat"));
  fake.os.whenKilled = null;
  const job = begin(fake, at("/bin/cat -"));
  fake.exit("db");
  assert(!job.hasStopped);
  fake.exit("api");
  assert(job.hasStopped);
  fake.supervisor.turns.run(() => job.finish());
  fake.clock.advance(1);
  assertEquals(["db", "api"].map((name) => fake.process(name).record.state), ["RUNNING", "RUNNING"]);
});

Deno.test("somebody who stops what is about to be started again has the last word", () => {
  const at = (command: string) => [groupConfig({ name: "x", command })];
  const fake = world(at("/bin/cat"));
  fake.os.whenKilled = null;
  const job = begin(fake, at("/bin/cat -"));
  fake.supervisor.turns.run(() => {
    fake.supervisor.dependencies.stop([fake.process("x")]);
    fake.process("x").stop();
  });
  fake.exit("x");
  fake.supervisor.turns.run(() => job.finish());
  assertEquals(fake.process("x").record.state, "STOPPED");
});

Deno.test("what was about to go when an update was broken off is there again when the files name it again", () => {
  const at = (...names: readonly string[]): readonly GroupConfig[] => [
    { kind: "program", name: "g", priority: 999, processes: names.map((name) => processConfig({ name })) },
  ];
  const fake = world(at("a", "b"));
  begin(fake, at("a"));
  update(fake, at("a", "b"));
  fake.supervisor.turns.run(() => fake.process("b").start());
  assertEquals(fake.process("b").record.state, "STARTING");
});
