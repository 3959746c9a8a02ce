import { assertEquals } from "@std/assert";
import { type End, NO_TRACES } from "../../../src/process/end.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../../src/process/record.ts";
import { failureOf } from "../../../src/view/explain/failure.ts";
import { processView } from "../../../src/view/process_view.ts";
import { viewTime } from "../../../src/view/view_time.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { FakeOs } from "../../support/fake_os.ts";
import { processConfig } from "../../support/process_config.ts";

const NOW = 1_700_000_000;
const FIRST = "an older run\n";
const LOG = `${FIRST}Traceback\nValueError: \x1b[1mno\x1b[0m <b>\n\n`;
const END: End = {
  ...NO_TRACES,
  ...{ startedAt: NOW - 2, endedAt: NOW - 1, pid: 7, exitStatus: 3, signal: null },
  ...{ text: "exit status 3", isExpected: false, logEnd: LOG.length },
};
const OLDER: End = { ...END, logEnd: FIRST.length };

interface Situation extends Partial<ProcessRecord> {
  readonly log?: string;
  readonly logfiles?: { readonly stdout: string | null; readonly stderr: string | null };
  readonly redirectStderr?: boolean;
}

function failure(situation: Situation) {
  const { log = LOG, logfiles = { stdout: "/out", stderr: "/err" }, redirectStderr = false, ...record } = situation;
  const os = new FakeOs({ hostName: "box", environment: {} });
  os.addFile("/err", log);
  os.addFile("/out", log.replace("ValueError", "Merged"));
  const process = {
    ...{ config: processConfig({ name: "p", redirectStderr }), group: "p", logfiles, mayStart: true },
    record: { ...NEVER_STARTED, startedAt: NOW - 2, stoppedAt: NOW - 1, ...record },
  };
  return failureOf(process, { view: processView(process, viewTime(new FakeClock(NOW))), os });
}

Deno.test("failureOf() tells how it ended, and the last line of its last run from the log it has", () => {
  const spawnError = "Exited too quickly (process log may have details)";
  assertEquals(failure({ state: "FATAL", spawnError, ends: [OLDER, END] }), {
    ...{ end: "exit status 3", line: "ValueError: no <b>", log: "stderr" },
  });
  const line = "Merged: no <b>";
  assertEquals(failure({ state: "EXITED", ends: [{ ...END, logEnd: LOG.length - 4 }], redirectStderr: true }), {
    ...{ end: "exit status 3", line, log: "stdout" },
  });
});

Deno.test("failureOf() tells no line where the last run has printed none, or its log is not what it was", () => {
  const silent = [END, { ...END, text: "terminated by SIGSEGV" }];
  assertEquals(failure({ state: "EXITED", ends: silent })?.line, "");
  assertEquals(failure({ state: "EXITED", ends: [OLDER, END], log: "" })?.line, "");
  assertEquals(failure({ state: "EXITED", ends: [{ ...END, logEnd: null }] })?.line, "");
  const none = { stdout: null, stderr: null };
  assertEquals(failure({ state: "EXITED", ends: [END], logfiles: none }), {
    end: "exit status 3",
    line: "",
    log: null,
  });
  const gone = { stdout: null, stderr: "/gone" };
  assertEquals(failure({ state: "EXITED", ends: [END], logfiles: gone })?.line, "");
});

Deno.test("failureOf() tells a start that came to nothing by its description alone", () => {
  const end = { ...END, pid: 0, text: "can't find command '/x'", logEnd: null };
  const told = failure({ state: "FATAL", spawnError: "can't find command '/x'", ends: [end] });
  assertEquals(told, { end: "", line: "", log: null });
});

Deno.test("failureOf() tells that a program which is up comes down again and again", () => {
  const up = { state: "RUNNING", pid: 9 } as const;
  assertEquals(failure({ ...up, ends: [END, END] }), null);
  assertEquals(failure({ ...up, ends: [END, END, END] })?.end, "has failed several times, last: exit status 3");
});

Deno.test("failureOf() has nothing against what was stopped, or is done", () => {
  const ends = [END, END, END];
  assertEquals(failure({ state: "STOPPED", ends }), null);
  assertEquals(failure({ state: "STOPPING", pid: 9, ends }), null);
  assertEquals(failure({ state: "EXITED", ends: [...ends, { ...END, isExpected: true }] }), null);
  assertEquals(failure({ state: "STOPPED" }), null);
});
