import { assertEquals } from "@std/assert";
import { troubleOf } from "../../src/explain/daemon_facts.ts";
import { endsFromLog } from "../../src/explain/ends_from_log.ts";
import { report } from "../../src/explain/report.ts";
import { end, evidence } from "./evidence.ts";

Deno.test("report() gives facts first, then the cause, what to type next, and all the rest", () => {
  const ends = [end({ pid: 0, text: "too many open files", stop: 1 }), end({ ran_ms: 90_500, stop: 2 })];
  const checks = [{ what: "directory", subject: "/srv", problem: "" }];
  const left = [{ pid: 9, name: "web" }];
  const lost = [{ sink: "/dev/stdout", lines: 2, why: "it is not read fast enough", last: 3 }];
  assertEquals(report(evidence({ ends, checks, left, lost }, ["oh"]), (seconds) => `@${seconds}`), [
    "web is FATAL; the last of 2 ends: exit status 1, after 90 s",
    "Likely cause: it has gone into the background: web (pid 9) runs on, where supervisord cannot look after it",
    "Next: have it stay in the foreground (nginx -g 'daemon off;', -F, -n, --foreground, --nodaemon: see its manual)",
    "      kill 9, then: supervisorctl start web",
    "",
    "Its last ends:",
    "    @1  not started: too many open files",
    "    @2  exit status 1, after 90 s",
    "",
    "The last lines of its stderr (supervisorctl tail web stderr):",
    "    oh",
    "",
    "Left behind in the background:",
    "    web (pid 9)",
    "",
    "Lines that were lost on the way, of all who write there:",
    "    @3  2 lines to /dev/stdout: it is not read fast enough",
    "",
    "What it needs, looked at now:",
    "    directory       ok: /srv",
  ]);
  const idle = evidence({ state: "RUNNING", description: "pid 7, uptime 0:00:01", ends: [] });
  assertEquals(report(idle, String), ["web is RUNNING: pid 7, uptime 0:00:01", "Nothing is wrong with it."]);
});

Deno.test("endsFromLog() finds the ends of a process in the log of a supervisord that does not remember them", () => {
  const log = [
    "2026-01-01 00:00:00,000 INFO spawned: 'web' with pid 7",
    "2026-01-01 00:00:01,250 WARN exited: web (exit status 3; not expected)",
    "2026-01-01 00:00:02,000 INFO spawned: 'web' with pid 8",
    "2026-01-01 00:00:02,500 INFO spawned: 'db' with pid 9",
    "2026-01-01 00:00:03,000 WARN exited: db (exit status 1; not expected)",
    "2026-01-01 00:00:04,000 WARN exited: web (terminated by SIGSEGV (core dumped); not expected)",
    "2026-01-01 00:00:05,000 INFO exited: web (exit status 0; expected)",
    "2026-01-01 00:00:06,000 WARN stopped: web (terminated by SIGTERM)",
    "a line of something else",
  ].join("\n");
  const told = endsFromLog(log, "web").map((
    { pid, ran_ms, exitstatus, signal, text, expected, told },
  ) => [pid, ran_ms, exitstatus, signal, text, expected, told]);
  assertEquals(told, [
    [7, 1250, 3, 0, "exit status 3", false, false],
    [8, 2000, -1, 11, "terminated by SIGSEGV (core dumped)", false, false],
    [8, 3000, 0, 0, "exit status 0", true, false],
    [8, 4000, -1, 15, "terminated by SIGTERM", false, true],
  ]);
});

Deno.test("troubleOf() names who has given up, who has failed, and who fails again and again", () => {
  const suspect = { name: "web", state: "RUNNING", description: "pid 7", now: 1010, ends: [end()] };
  const trouble = (changes: Partial<typeof suspect>) => troubleOf({ ...suspect, ...changes })?.text ?? null;
  assertEquals(trouble({}), null);
  assertEquals(trouble({ ends: [end(), end(), end()] }), "has failed 3 times within the last hour");
  assertEquals(trouble({ ends: [end(), end(), end()], now: 9000 }), null);
  assertEquals(trouble({ state: "FATAL", description: "can't find command 'x'" }), "can't find command 'x'");
  assertEquals(trouble({ state: "BACKOFF", description: "Exited too quickly (...)" }), "exit status 1, too quickly");
  assertEquals(trouble({ state: "EXITED" }), "exit status 1");
  assertEquals(trouble({ state: "EXITED", ends: [end({ expected: true })] }), null);
  assertEquals(
    trouble({ state: "STOPPED", description: "cannot start: db is FATAL: x" }),
    "cannot start: db is FATAL: x",
  );
  assertEquals(trouble({ state: "STOPPED", description: "Not started" }), null);
});
