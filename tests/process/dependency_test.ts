import { assertEquals } from "@std/assert";
import { DependencyGraph } from "../../src/config/dependencies/dependency_graph.ts";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import { dependencies } from "../../src/config/values/dependencies.ts";
import { isToBegin, judge, waitOf } from "../../src/process/dependency.ts";
import type { ProcessRecord } from "../../src/process/record.ts";
import { neededProcess as process } from "./needed_process.ts";

/** What is told of one that needs `needs`; null when it can be started. */
function told(needs: string, ...others: readonly ReturnType<typeof process>[]): string | null {
  const own = process("api", {}, { dependsOn: dependencies(needs) });
  const graph = new DependencyGraph([own, ...others]);
  return waitOf(judge(own, { needs: (one) => graph.needs(one) }))?.text ?? null;
}

const HELD = { wait: { kind: "waiting", text: "" } } as const;
const ENDED = (exitStatus: number) => ({ state: "EXITED", startedAt: 5, exitStatus, lastStatus: exitStatus }) as const;

Deno.test("judge() knows for each condition and state whether it is met, will be, or never is", () => {
  const conditions = ["started", "healthy", "completed", "completed_successfully"] as const;
  const waiting = {
    started: "waiting for db to be started",
    healthy: "waiting for db to be healthy",
    completed: "waiting for db to complete",
    completed_successfully: "waiting for db to complete successfully",
  };
  const cannot = (why: string) => `cannot start: db ${why}`;
  const table: readonly (readonly [Partial<ProcessRecord>, Partial<ProcessConfig>, readonly (string | null)[]])[] = [
    [{ state: "STARTING" }, {}, Object.values(waiting)],
    [{ state: "BACKOFF", spawnError: "no" }, {}, Object.values(waiting)],
    [{ state: "RUNNING" }, {}, [null, null, waiting.completed, waiting.completed_successfully]],
    [HELD, {}, Object.values(waiting)],
    [{ state: "STOPPING", ...HELD }, {}, Object.values(waiting)],
    [{}, {}, conditions.map(() => cannot("is stopped"))],
    [{ state: "STOPPING" }, {}, conditions.map(() => cannot("is stopped"))],
    [{ state: "FATAL", spawnError: "no" }, {}, conditions.map(() => cannot("is FATAL: no"))],
    [{ state: "UNKNOWN" }, {}, conditions.map(() => cannot("is in an unknown state"))],
    [ENDED(0), {}, [null, cannot("has ended with status 0"), null, null]],
    [ENDED(0), { type: "oneshot" }, [null, null, null, null]],
    [ENDED(2), { exitcodes: [0, 2] }, [null, cannot("has ended with status 2"), null, null]],
    [ENDED(2), { type: "oneshot", exitcodes: [0, 2] }, [null, null, null, null]],
    [ENDED(0), { type: "oneshot", exitcodes: [2] }, Object.values(waiting)],
    [ENDED(3), {}, Object.values(waiting)],
    [ENDED(0), { autorestart: true }, Object.values(waiting)],
    [ENDED(3), { autorestart: false }, [
      cannot("has ended with status 3"),
      cannot("has ended with status 3"),
      null,
      cannot("has ended with status 3"),
    ]],
  ];
  for (const [record, config, texts] of table) {
    const db = process("db", record, config);
    assertEquals(conditions.map((condition) => told(`db:${condition}`, db)), texts, JSON.stringify(record));
  }
});

Deno.test("judge() lets what never comes go before what is still to come, and that before what is there", () => {
  const up = process("up", { state: "RUNNING" });
  const late = process("late", { state: "STARTING" });
  const dead = process("dead", { state: "FATAL", spawnError: "no" });
  assertEquals(told("up, late, dead", up, late, dead), "cannot start: dead is FATAL: no");
  assertEquals(told("up, late", up, late), "waiting for late to be started");
  assertEquals(told("up, nobody", up), "cannot start: nobody is not there");
  assertEquals(told("up", up), null);
});

Deno.test("judge() looks through those that wait themselves, to who it is that never comes", () => {
  const db = process("db", HELD, { dependsOn: dependencies("disk:healthy") });
  assertEquals(told("db", db, process("disk", { state: "STARTING" })), "waiting for db to be started");
  const disk = process("disk", { state: "FATAL", spawnError: "no" });
  assertEquals(told("db", db, disk), "cannot start: db cannot start: disk is FATAL: no");
  // Half of a new configuration may be there before the other half
  const circle = process("disk", HELD, { dependsOn: dependencies("api") });
  assertEquals(told("db", db, circle), "cannot start: db cannot start: disk cannot start: api is stopped");
});

Deno.test("judge() waits for what its liveness check has had restarted, and not for what it has had stopped", () => {
  const db = (remedy: "restart" | "stop") => ({
    ...process("db", { state: "STOPPING" }),
    liveness: { remedy, problem: null },
  });
  assertEquals(told("db", db("restart")), "waiting for db to be started");
  assertEquals(told("db", db("stop")), "cannot start: db is stopped");
});

Deno.test("isToBegin() is for what would not come by itself", () => {
  const begins = (record: Partial<ProcessRecord>, condition: "started" | "completed_successfully" = "started") =>
    isToBegin(process("db", record), condition);
  assertEquals([begins({}), begins({ state: "FATAL" }), begins({ state: "STOPPING" })], [true, true, true]);
  assertEquals([begins({ state: "RUNNING" }), begins({ state: "BACKOFF" }), begins(ENDED(3))], [false, false, false]);
  assertEquals([begins(ENDED(0)), begins(ENDED(0), "completed_successfully")], [false, false]);
  const failed = process("db", ENDED(2), { type: "oneshot", autorestart: false });
  const done = process("db", ENDED(2), { type: "oneshot", autorestart: false, exitcodes: [0, 2] });
  assertEquals([failed, done].map((one) => isToBegin(one, "completed_successfully")), [true, false]);
});
