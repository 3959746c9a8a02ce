import { assertEquals, assertThrows } from "@std/assert";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import type { Moment } from "../../src/process/action.ts";
import type { Effect } from "../../src/process/effect.ts";
import type { Input, InputKind } from "../../src/process/input.ts";
import { step } from "../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { PROCESS_STATES, type ProcessState } from "../../src/process/state.ts";
import { decodeWaitStatus } from "../../src/process/wait_status.ts";
import { processConfig } from "../support/process_config.ts";

const AT: Moment = { now: 1000.5, monotonic: 50, mayStart: true };
const EXIT_0: Input = { kind: "exited", status: decodeWaitStatus(0) };
const EXIT_3: Input = { kind: "exited", status: decodeWaitStatus(3 << 8) };
const KILLED: Input = { kind: "exited", status: decodeWaitStatus(9) };

function record(changes: Partial<ProcessRecord>): ProcessRecord {
  return { ...NEVER_STARTED, ...changes };
}

const STARTING = record({ state: "STARTING", pid: 7, startedAt: 1000, deadline: 51 });
const RUNNING = record({ state: "RUNNING", pid: 7, startedAt: 900 });
const STOPPING = record({ state: "STOPPING", pid: 7, startedAt: 900, deadline: 60 });
const BACKOFF = record({ state: "BACKOFF", startedAt: 1000, backoff: 1, deadline: 51, spawnError: "why" });

function apply(
  before: ProcessRecord,
  input: Input,
  { config = {}, at = {} }: { readonly config?: Partial<ProcessConfig>; readonly at?: Partial<Moment> } = {},
): readonly [ProcessRecord, readonly string[]] {
  const [after, effects] = step(before, processConfig(config), { input, at: { ...AT, ...at } });
  return [after, effects.map(brief)];
}

function brief(effect: Effect): string {
  switch (effect.kind) {
    case "spawn":
      return "spawn";
    case "log":
      return `${effect.level}: ${effect.message}`;
    case "kill":
      return `kill ${effect.target} ${effect.signal} ${effect.purpose}`;
    case "emit":
      return `emit ${effect.change.from} -> ${effect.change.to}${
        effect.change.values.map(([name, value]) => ` ${name}:${value}`).join("")
      }`;
  }
}

Deno.test("step() starts a stopped process: event before fork, old error gone, startsecs running (STATE-005)", () => {
  const [after, effects] = apply(record({ state: "EXITED", spawnError: "Bad exit code 1", exitStatus: 1 }), {
    kind: "start",
  });
  assertEquals(after, record({ state: "STARTING", startedAt: 1000.5, deadline: 51, restartAt: 51 }));
  assertEquals(effects, ["emit EXITED -> STARTING tries:0", "spawn"]);
});

Deno.test("step() never doubles a live process (PROC-011)", () => {
  for (const before of [STARTING, RUNNING, STOPPING, record({ state: "UNKNOWN", pid: 7 })]) {
    assertEquals(apply(before, { kind: "start" }), [before, ["warn: process 'cat' already running"]]);
  }
});

Deno.test("step() logs the pid of a spawned child (PROC-010)", () => {
  const [after, effects] = apply({ ...STARTING, pid: 0 }, { kind: "spawned", pid: 7 });
  assertEquals(after, STARTING);
  assertEquals(effects, ["info: spawned: 'cat' with pid 7"]);
});

Deno.test("step() backs off one second longer after each failed start (STATE-009, STATE-010)", () => {
  const [first, effects] = apply({ ...STARTING, pid: 0 }, { kind: "spawn_failed", reason: "can't find command 'x'" });
  assertEquals([first.state, first.backoff, first.deadline, first.pid], ["BACKOFF", 1, 51, 0]);
  assertEquals(first.spawnError, "can't find command 'x'");
  assertEquals(effects, ["info: spawnerr: can't find command 'x'", "emit STARTING -> BACKOFF tries:1"]);
  const [second] = apply({ ...STARTING, backoff: 1 }, { kind: "spawn_failed", reason: "again" });
  assertEquals([second.backoff, second.deadline], [2, 52]);
});

Deno.test("step() enters RUNNING once startsecs have passed (STATE-006)", () => {
  assertEquals(apply(STARTING, { kind: "tick" }, { at: { monotonic: 50.9 } }), [STARTING, []]);
  const [after, effects] = apply({ ...STARTING, backoff: 2 }, { kind: "tick" }, { at: { monotonic: 51 } });
  assertEquals([after.state, after.backoff, after.deadline], ["RUNNING", 0, null]);
  assertEquals(effects, [
    "emit STARTING -> RUNNING pid:7",
    "info: success: cat entered RUNNING state, process has stayed up for > than 1 seconds (startsecs)",
  ]);
});

Deno.test("step() takes an early exit for a failure, even with an expected code (STATE-008)", () => {
  const [after, effects] = apply(STARTING, EXIT_0);
  assertEquals([after.state, after.exitStatus, after.stoppedAt], ["BACKOFF", null, 1000.5]);
  assertEquals(after.spawnError, "Exited too quickly (process log may have details)");
  assertEquals(effects, [
    "emit STARTING -> BACKOFF tries:1",
    "warn: exited: cat (exit status 0; not expected)",
  ]);
});

Deno.test("step() passes through RUNNING when startsecs had passed unnoticed (STATE-007)", () => {
  const [after, effects] = apply({ ...STARTING, deadline: 50 }, EXIT_3);
  assertEquals([after.state, after.exitStatus, after.backoff], ["EXITED", 3, 0]);
  assertEquals(effects, [
    "emit STARTING -> RUNNING pid:7",
    "info: success: cat entered RUNNING state, process has stayed up for > than 1 seconds (startsecs)",
    "emit RUNNING -> EXITED expected:0 pid:7",
    "warn: exited: cat (exit status 3; not expected)",
  ]);
});

const NEEDY = { needsReady: true, readyTimeout: 60 };
const UNREADY = { ...STARTING, readyBy: 110 };

Deno.test("step() enters RUNNING when both startsecs have passed and it is ready, in either order", () => {
  const [begun] = apply(NEVER_STARTED, { kind: "start" }, { config: NEEDY });
  assertEquals([begun.deadline, begun.readyBy, begun.isReady], [51, 110, false]);
  const success = "info: success: cat entered RUNNING state, process is ready and has stayed up for > than 1 seconds";
  const running = ["emit STARTING -> RUNNING pid:7", `${success} (startsecs)`];

  const [early, nothing] = apply(UNREADY, { kind: "ready" }, { config: NEEDY });
  assertEquals([early, nothing], [{ ...UNREADY, isReady: true }, []]);
  assertEquals(apply(early, { kind: "tick" }, { config: NEEDY, at: { monotonic: 51 } })[1], running);

  const late = { config: NEEDY, at: { monotonic: 55 } };
  assertEquals(apply(UNREADY, { kind: "tick" }, late), [UNREADY, []]);
  const [after, effects] = apply(UNREADY, { kind: "ready" }, late);
  assertEquals([after.state, after.isReady, after.deadline], ["RUNNING", true, null]);
  assertEquals(effects, running);
});

Deno.test("step() kills the whole group of what is not ready in time, and backs off when it has ended", () => {
  const at = { monotonic: 110 };
  const [killed, effects] = apply(UNREADY, { kind: "tick" }, { config: NEEDY, at });
  assertEquals([killed.state, killed.readyBy], ["STARTING", 111]);
  assertEquals(effects, [
    "warn: killing 'cat' (7) with SIGKILL: not ready after 60 s",
    "debug: killing cat (pid 7) process group with signal SIGKILL",
    "kill -7 9 stop",
  ]);
  assertEquals(apply(killed, { kind: "ready" }, { config: NEEDY, at }), [killed, []]);
  assertEquals(apply(killed, { kind: "tick" }, { config: NEEDY, at: { monotonic: 111 } })[1].at(-1), "kill -7 9 stop");
  const [after, end] = apply(killed, KILLED, { config: NEEDY, at });
  assertEquals([after.state, after.spawnError, after.backoff], ["BACKOFF", "not ready after 60 s", 1]);
  assertEquals(end, ["emit STARTING -> BACKOFF tries:1", "warn: exited: cat (terminated by SIGKILL; not expected)"]);
});

Deno.test("step() takes an exit before it was ready for a failed start, whatever startsecs say", () => {
  const [after] = apply(UNREADY, EXIT_0, { config: NEEDY, at: { monotonic: 90 } });
  assertEquals(after.state, "BACKOFF");
  assertEquals(after.spawnError, "Exited before it was ready (process log may have details)");
  const [ready] = apply({ ...UNREADY, isReady: true }, EXIT_0, { config: NEEDY });
  assertEquals(ready.spawnError, "Exited too quickly (process log may have details)");
  assertEquals(apply({ ...UNREADY, isReady: true, deadline: 50 }, EXIT_0, { config: NEEDY })[0].state, "EXITED");
});

Deno.test("step() changes nothing for what is ready in any other state", () => {
  for (const before of [RUNNING, STOPPING, BACKOFF, NEVER_STARTED]) {
    assertEquals(apply(before, { kind: "ready" }), [before, []]);
  }
});

Deno.test("step() gives up after startretries+1 attempts (STATE-011, STATE-012)", () => {
  const last = { ...BACKOFF, backoff: 3, deadline: 51 };
  assertEquals(apply(last, { kind: "tick" }, { at: { monotonic: 51 } })[0].state, "STARTING");
  const [after, effects] = apply({ ...BACKOFF, backoff: 4 }, { kind: "tick" });
  assertEquals([after.state, after.backoff, after.deadline, after.spawnError], ["FATAL", 0, null, "why"]);
  assertEquals(effects, [
    "emit BACKOFF -> FATAL",
    "info: gave up: cat entered FATAL state, too many start retries too quickly",
  ]);
});

Deno.test("step() retries when the delay is over, and not while supervisord stops (STATE-010, DAEMON-033)", () => {
  assertEquals(apply(BACKOFF, { kind: "tick" }, { at: { monotonic: 50.9 } }), [BACKOFF, []]);
  assertEquals(apply(BACKOFF, { kind: "tick" }, { at: { monotonic: 51 } })[1], [
    "emit BACKOFF -> STARTING tries:1",
    "spawn",
  ]);
  assertEquals(apply(BACKOFF, { kind: "tick" }, { at: { monotonic: 60, mayStart: false } }), [BACKOFF, []]);
});

Deno.test("step() stops BACKOFF at once and clears its counter (STATE-013)", () => {
  const [after, effects] = apply(BACKOFF, { kind: "stop" });
  assertEquals([after.state, after.backoff, after.deadline], ["STOPPED", 0, null]);
  assertEquals(effects, [
    "debug: Attempted to kill cat, which is in BACKOFF state.",
    "emit BACKOFF -> STOPPED pid:0",
  ]);
});

Deno.test("step() gives up BACKOFF silently when supervisord stops (DAEMON-031)", () => {
  const [after, effects] = apply(BACKOFF, { kind: "give_up" });
  assertEquals([after.state, after.backoff], ["FATAL", 0]);
  assertEquals(effects, ["emit BACKOFF -> FATAL"]);
});

Deno.test("step() sends the stop signal to the child or to its group (STATE-019, STATE-022)", () => {
  const [after, effects] = apply(RUNNING, { kind: "stop" });
  assertEquals([after.state, after.deadline], ["STOPPING", 60]);
  assertEquals(effects, [
    "debug: killing cat (pid 7) with signal SIGTERM",
    "emit RUNNING -> STOPPING pid:7",
    "kill 7 15 stop",
  ]);
  assertEquals(apply(STARTING, { kind: "stop" }, { config: { stopasgroup: true, stopsignal: 3 } })[1], [
    "debug: killing cat (pid 7) process group with signal SIGQUIT",
    "emit STARTING -> STOPPING pid:7",
    "kill -7 3 stop",
  ]);
});

Deno.test("step() kills what outlives stopwaitsecs, again and again (STATE-021)", () => {
  assertEquals(apply(STOPPING, { kind: "tick" }, { at: { monotonic: 59 } }), [STOPPING, []]);
  const [after, effects] = apply(STOPPING, { kind: "tick" }, { at: { monotonic: 60 } });
  assertEquals([after.state, after.deadline], ["STOPPING", 70]);
  assertEquals(effects, [
    "warn: killing 'cat' (7) with SIGKILL",
    "debug: killing cat (pid 7) with signal SIGKILL",
    "kill 7 9 stop",
  ]);
  const asGroup = { config: { killasgroup: true, stopwaitsecs: 0 }, at: { monotonic: 60 } };
  const [again, groupEffects] = apply(STOPPING, { kind: "tick" }, asGroup);
  assertEquals(again.deadline, 61);
  assertEquals(groupEffects.at(-1), "kill -7 9 stop");
});

Deno.test("step() only says that a process without a pid cannot be stopped (STATE-027)", () => {
  for (const state of ["STOPPED", "EXITED", "FATAL"] as const) {
    const before = record({ state });
    assertEquals(apply(before, { kind: "stop" }, { config: { autorestart: false } }), [
      before,
      ["debug: attempted to kill cat with sig SIGTERM but it wasn't running"],
    ]);
  }
});

Deno.test("step() ends a stop in STOPPED, at INFO for an expected status (STATE-020)", () => {
  const [after, effects] = apply(STOPPING, EXIT_0);
  assertEquals([after.state, after.pid, after.exitStatus, after.deadline], ["STOPPED", 0, 0, null]);
  assertEquals(effects, ["emit STOPPING -> STOPPED pid:7", "info: stopped: cat (exit status 0)"]);
  assertEquals(apply(STOPPING, KILLED)[1].at(-1), "warn: stopped: cat (terminated by SIGKILL)");
});

Deno.test("step() tells an expected exit from an unexpected one (STATE-016, STATE-018)", () => {
  const [expected, quiet] = apply(RUNNING, EXIT_0);
  assertEquals([expected.state, expected.exitStatus, expected.spawnError], ["EXITED", 0, null]);
  assertEquals(quiet, ["emit RUNNING -> EXITED expected:1 pid:7", "info: exited: cat (exit status 0; expected)"]);
  const [unexpected, loud] = apply(RUNNING, KILLED);
  assertEquals([unexpected.exitStatus, unexpected.spawnError], [-1, "Bad exit code -1"]);
  assertEquals(loud.at(-1), "warn: exited: cat (terminated by SIGKILL; not expected)");
});

Deno.test("step() restarts an exited process as autorestart says (STATE-017)", () => {
  const exited = (exitStatus: number) => record({ state: "EXITED", startedAt: 900, exitStatus });
  const restarts = (autorestart: boolean | "unexpected", exitStatus: number, mayStart = true) =>
    apply(exited(exitStatus), { kind: "tick" }, { config: { autorestart }, at: { mayStart } })[0].state === "STARTING";
  assertEquals([restarts(true, 0), restarts(true, 1)], [true, true]);
  assertEquals([restarts("unexpected", 0), restarts("unexpected", 1), restarts("unexpected", -1)], [false, true, true]);
  assertEquals([restarts(false, 0), restarts(false, 1)], [false, false]);
  assertEquals(restarts(true, 1, false), false);
});

Deno.test("step() starts nothing again by itself within a second of its start (STATE-034)", () => {
  const restarts = (restartAt: number) =>
    apply(record({ state: "EXITED", startedAt: 900, exitStatus: 1, restartAt }), { kind: "tick" })[0].state;
  assertEquals([restarts(AT.monotonic + 0.1), restarts(AT.monotonic)], ["EXITED", "STARTING"]);
});

Deno.test("step() stops what waits to be started again, and only that (decided for STATE-034)", () => {
  const waiting = record({ state: "EXITED", startedAt: 900, exitStatus: 1, restartAt: 60 });
  const [after, effects] = apply(waiting, { kind: "stop" });
  assertEquals([after.state, effects], ["STOPPED", ["emit EXITED -> STOPPED pid:0"]]);
  const [same, told] = apply(waiting, { kind: "stop" }, { config: { autorestart: false } });
  assertEquals([same, told.length], [waiting, 1]);
});

Deno.test("step() autostarts only what was never started (STATE-004)", () => {
  const state = (before: ProcessRecord, autostart: boolean) =>
    apply(before, { kind: "tick" }, { config: { autostart } })[0].state;
  assertEquals(state(NEVER_STARTED, true), "STARTING");
  assertEquals(state(NEVER_STARTED, false), "STOPPED");
  assertEquals(state(record({ startedAt: 5 }), true), "STOPPED");
});

Deno.test("step() signals the process itself (STATE-026, RPC-068)", () => {
  assertEquals(apply(RUNNING, { kind: "signal", signal: 18 }), [
    RUNNING,
    ["debug: sending cat (pid 7) sig SIGCONT", "kill 7 18 signal"],
  ]);
  assertEquals(apply(NEVER_STARTED, { kind: "signal", signal: 1 })[1], [
    "debug: attempted to send cat sig SIGHUP but it wasn't running",
  ]);
});

Deno.test("step() forgives a process that just went by itself (STATE-024)", () => {
  const gone = { kind: "kill_failed", purpose: "stop", code: "ESRCH", text: "[Errno 3] No such process" } as const;
  assertEquals(apply(STOPPING, gone), [STOPPING, [
    "debug: unable to signal cat (pid 7), it probably just exited on its own: [Errno 3] No such process",
  ]]);
});

Deno.test("step() enters UNKNOWN when a signal cannot be sent, and leaves it at the exit (STATE-025)", () => {
  const denied = { kind: "kill_failed", purpose: "stop", code: "EPERM", text: "[Errno 1] no" } as const;
  const [unknown, effects] = apply(STOPPING, denied);
  const problem = "unknown problem killing cat (7):[Errno 1] no";
  assertEquals([unknown.state, unknown.deadline, unknown.problem], ["UNKNOWN", null, problem]);
  assertEquals(effects, [`critical: ${problem}`, "emit STOPPING -> UNKNOWN"]);
  const [after] = apply(unknown, EXIT_0);
  assertEquals([after.state, after.pid, after.problem], ["EXITED", 0, null]);
});

Deno.test("step() holds back what is to be started, in STOPPED, until it is started or stopped", () => {
  const wait = { kind: "waiting", text: "waiting for db to be started" } as const;
  const hold = { kind: "hold", wait } as const;
  const told = "info: held back: cat (waiting for db to be started)";
  const [held, effects] = apply(NEVER_STARTED, hold);
  assertEquals([held, effects], [record({ wait }), [told]]);
  assertEquals(apply(held, hold), [held, []]);
  const [exited, events] = apply(record({ state: "EXITED", startedAt: 900, exitStatus: 1 }), hold);
  assertEquals([exited.state, exited.wait, events], ["STOPPED", wait, ["emit EXITED -> STOPPED pid:0", told]]);
  assertEquals(apply(record({ state: "FATAL" }), hold)[1][0], "emit FATAL -> STOPPED pid:0");
  assertEquals(apply(held, { kind: "start" })[0].wait, null);
  assertEquals(apply(held, { kind: "stop" }), [NEVER_STARTED, [
    "info: stopped: cat (waiting for db to be started)",
  ]]);
  const [stopping] = apply(STOPPING, hold);
  assertEquals(apply(stopping, EXIT_0)[0].wait, wait);
  assertEquals(apply(stopping, { kind: "stop" })[0].wait, null);
});

Deno.test("step() starts nothing again by itself that is to be stopped", () => {
  const [running] = apply(RUNNING, { kind: "stop_later" });
  assertEquals(running, { ...RUNNING, isToStop: true });
  const later = { config: { autorestart: true }, at: { monotonic: 90 } };
  const [exited] = apply(running, EXIT_3, later);
  assertEquals(apply(exited, { kind: "tick" }, later), [exited, []]);
  const [backoff] = apply({ ...STARTING, isToStop: true }, EXIT_3);
  assertEquals(apply(backoff, { kind: "tick" }, later), [backoff, []]);
  for (const over of [running, backoff]) assertEquals(apply(over, { kind: "stop" })[0].isToStop, false);
  assertEquals(apply(exited, { kind: "start" })[0].isToStop, false);
  const wait = { kind: "waiting", text: "waiting for db to be started" } as const;
  assertEquals(apply(exited, { kind: "hold", wait })[0].isToStop, false);
});

Deno.test("step() kills the whole group of what has no time left, and again as a stop does", () => {
  const [after, effects] = apply({ ...RUNNING, isToStop: true }, { kind: "kill" });
  assertEquals([after.state, after.deadline, after.isToStop], ["STOPPING", 51, false]);
  assertEquals(effects, [
    "warn: killing 'cat' (7) with SIGKILL",
    "emit RUNNING -> STOPPING pid:7",
    "debug: killing cat (pid 7) process group with signal SIGKILL",
    "kill -7 9 stop",
  ]);
  assertEquals(apply(STOPPING, { kind: "kill" })[1].at(-1), "kill -7 9 stop");
});

Deno.test("step() keeps how it has ended as a shell tells it", () => {
  const [killed] = apply(RUNNING, KILLED);
  assertEquals([killed.exitStatus, killed.lastStatus], [-1, 137]);
  assertEquals(apply(STARTING, EXIT_3)[0].lastStatus, 3);
  assertEquals(apply({ ...STARTING, pid: 0 }, { kind: "spawn_failed", reason: "no" })[0].lastStatus, 127);
  assertEquals(apply(killed, { kind: "start" })[0].lastStatus, 137);
});

Deno.test("step() throws, naming state and input, on what cannot happen", () => {
  const never: Readonly<Record<ProcessState, readonly InputKind[]>> = {
    STOPPED: ["give_up", "spawned", "spawn_failed", "exited", "kill_failed"],
    STARTING: ["give_up"],
    RUNNING: ["give_up", "spawned", "spawn_failed"],
    BACKOFF: ["spawned", "spawn_failed", "exited", "kill_failed"],
    STOPPING: ["give_up", "spawned", "spawn_failed"],
    EXITED: ["give_up", "spawned", "spawn_failed", "exited", "kill_failed"],
    FATAL: ["give_up", "spawned", "spawn_failed", "exited", "kill_failed"],
    UNKNOWN: ["give_up", "spawned", "spawn_failed", "kill_failed"],
  };
  const inputs: Readonly<Record<InputKind, Input>> = {
    start: { kind: "start" },
    stop: { kind: "stop" },
    stop_later: { kind: "stop_later" },
    kill: { kind: "kill" },
    hold: { kind: "hold", wait: { kind: "waiting", text: "waiting for x to be started" } },
    signal: { kind: "signal", signal: 1 },
    give_up: { kind: "give_up" },
    spawned: { kind: "spawned", pid: 7 },
    spawn_failed: { kind: "spawn_failed", reason: "why" },
    ready: { kind: "ready" },
    exited: EXIT_0,
    kill_failed: { kind: "kill_failed", purpose: "stop", code: "EPERM", text: "no" },
    tick: { kind: "tick" },
  };
  for (const [state, kinds] of Object.entries(never)) {
    const before = record({ state: stateOf(state) });
    for (const [kind, input] of Object.entries(inputs)) {
      if (!kinds.some((name) => name === kind)) {
        apply(before, input);
        continue;
      }
      assertThrows(() => apply(before, input), Error, `Cannot apply '${kind}' to cat: impossible in state ${state}`);
    }
  }
});

function stateOf(name: string): ProcessState {
  for (
    const state of ["STOPPED", "STARTING", "RUNNING", "BACKOFF", "STOPPING", "EXITED", "FATAL", "UNKNOWN"] as const
  ) {
    if (state === name) return state;
  }
  throw new Error(`${name} is not one of ${Object.keys(PROCESS_STATES)}`);
}

Deno.test("step() gives up what was restarted too often, and says so (restart_limit_count)", () => {
  const config = { restartLimit: { count: 2, interval: 60 } };
  const exited = record({ state: "EXITED", startedAt: 900, exitStatus: 1, restarts: [0, 20] });
  const [once] = apply(exited, { kind: "tick" }, { config, at: { monotonic: 60 } });
  assertEquals([once.state, once.restarts], ["STARTING", [20, 60]]);
  const [after, effects] = apply({ ...exited, restarts: [20, 60] }, { kind: "tick" }, {
    config,
    at: { monotonic: 79 },
  });
  assertEquals([after.state, after.spawnError], ["FATAL", "more than 2 restarts within 60 seconds"]);
  assertEquals(effects, [
    "emit EXITED -> FATAL",
    "info: gave up: cat entered FATAL state, more than 2 restarts within 60 seconds",
  ]);
  const [waited] = apply({ ...BACKOFF, restarts: [20, 60] }, { kind: "tick" }, { config, at: { monotonic: 79 } });
  assertEquals([waited.state, waited.backoff], ["FATAL", 0]);
  assertEquals(apply(after, { kind: "start" }, { config })[0].restarts, []);
});

Deno.test("step() never gives up a start with startretries=-1 (decided for STATE-035)", () => {
  const state = (startretries: number) =>
    apply({ ...BACKOFF, backoff: 1000 }, { kind: "tick" }, { config: { startretries }, at: { monotonic: 51 } })[0]
      .state;
  assertEquals([state(-1), state(-2), state(0)], ["STARTING", "FATAL", "FATAL"]);
});
