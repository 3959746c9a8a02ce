import { assertEquals } from "@std/assert";
import { NEVER_STARTED } from "../../src/process/record.ts";
import { processView } from "../../src/view/process_view.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { processConfig } from "../support/process_config.ts";

const TIME = { now: 1000.9, clock: new FakeClock() };
const LOGFILES = { stdout: "/out.log", stderr: null };

Deno.test("processView() shows a running process, times as whole seconds (RPC-073, RPC-074)", () => {
  const record = { ...NEVER_STARTED, state: "RUNNING", pid: 5, startedAt: 990.7, stoppedAt: 980.2 } as const;
  const view = processView({
    config: processConfig({ name: "a" }),
    group: "g",
    record,
    logfiles: LOGFILES,
    mayStart: true,
  }, TIME);
  assertEquals(view, {
    name: "a",
    group: "g",
    namespec: "g:a",
    state: "RUNNING",
    pid: 5,
    startedAt: 990,
    stoppedAt: 980,
    now: 1000,
    exitStatus: null,
    spawnError: null,
    logfiles: LOGFILES,
    description: "pid 5, uptime 0:00:10",
  });
  assertEquals(JSON.parse(JSON.stringify(view)), view);
});

Deno.test("processView() shows why a process does not run, under its short name in a group of its own", () => {
  const record = { ...NEVER_STARTED, state: "FATAL", exitStatus: 3, spawnError: "bad" } as const;
  const view = processView({
    config: processConfig({ name: "a" }),
    group: "a",
    record,
    logfiles: LOGFILES,
    mayStart: true,
  }, TIME);
  const { namespec, exitStatus, spawnError, description } = view;
  assertEquals([namespec, exitStatus, spawnError, description], ["a", 3, "bad", "bad"]);
});
