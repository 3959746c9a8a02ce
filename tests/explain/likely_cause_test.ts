import { assertEquals, assertMatch } from "@std/assert";
import { likelyCause } from "../../src/explain/likely_cause.ts";
import type { Evidence } from "../../src/explain/model/facts.ts";
import { end, evidence } from "./evidence.ts";

const killed = (changes = {}) => end({ exitstatus: -1, signal: 9, text: "terminated by SIGKILL", ...changes });
const check = (what: string, problem: string) => ({ what, subject: "/x", problem });
const exitedWith = (exitstatus: number, changes = {}) =>
  evidence({ ends: [end({ exitstatus, text: `exit status ${exitstatus}`, ...changes })] });

/** What is seen, the kind that is told of it, and a word of the text. */
const TABLE: readonly (readonly [what: string, seen: Evidence, kind: string, text: RegExp])[] = [
  ["a dependency", evidence({ state: "STOPPED", waits: "waiting for db to be healthy" }), "waits", /^waiting for db/],
  ["no command", evidence({ checks: [check("command", "can't find command 'x'")] }), "command", /^can't find command/],
  [
    "a start to come",
    evidence({ state: "RUNNING", checks: [check("user", "gone")] }),
    "user",
    /^it runs, but .*: gone$/,
  ],
  ["something new", evidence({ checks: [check("quota", "is over")] }), "quota", /^is over$/],
  ["memory", evidence({ ends: [end(), killed({ out_of_memory: true })] }), "memory", /no memory left for it$/],
  [
    "memory again and again",
    evidence({ state: "RUNNING", ends: [killed({ out_of_memory: true }), killed({ out_of_memory: true })] }),
    "memory",
    /\(2 of its last 2 ends\)$/,
  ],
  ["the background", evidence({ left: [{ pid: 9, name: "nginx" }] }), "background", /nginx \(pid 9\) runs on/],
  ["readiness", evidence({ spawnerr: "not ready after 60 s" }), "not_ready", /after 60 seconds/],
  ["readiness to come", evidence({ state: "STARTING", unready: true }), "not_ready", /has not told yet/],
  ["nothing", evidence({ state: "RUNNING", ends: [] }), "runs", /^nothing is wrong/],
  [
    "lost lines",
    evidence({ state: "RUNNING", ends: [], lost: [{ sink: "/dev/stdout", lines: 2, why: "it is full", last: 1000 }] }),
    "lost_lines",
    /^it runs, but what is logged is not complete; 2 lines to \/dev\/stdout: it is full$/,
  ],
  [
    "lines lost long ago",
    evidence({ state: "RUNNING", ends: [], lost: [{ sink: "/x", lines: 2, why: "", last: 1000 }], now: 9000 }),
    "runs",
    /^nothing is wrong/,
  ],
  ["old news", evidence({ state: "RUNNING", now: 9000 }), "runs", /^nothing is wrong/],
  ["news", evidence({ state: "RUNNING" }), "failed", /^it runs, but has failed once within .* with exit status 1/],
  ["nobody's wish", evidence({ state: "STOPPED", start: 0, ends: [] }), "not_started", /^nobody has started it$/],
  ["somebody's wish", evidence({ state: "STOPPED", ends: [end({ told: true })] }), "stopped", /somebody wanted/],
  ["its end", evidence({ state: "EXITED", spawnerr: "", ends: [end({ expected: true })] }), "done", /as it should/],
  ["being done at once", exitedWith(0), "done", /^it exits with status 0 at once/],
  [
    "being done later",
    { ...exitedWith(0, { ran_ms: 9000 }), facts: { ...exitedWith(0, { ran_ms: 9000 }).facts, spawnerr: "" } },
    "done",
    /as if it were done$/,
  ],
  ["a crash", evidence({ ends: [end({ exitstatus: -1, signal: 11 })] }), "crashed", /SIGSEGV/],
  ["a kill", evidence({ ends: [killed()] }), "killed", /^somebody, or the kernel/],
  [
    "a kill of ours",
    evidence({ ends: [killed({ told: true })] }),
    "stopped",
    /^it was ended by supervisord \(SIGKILL\)$/,
  ],
  ["a shell's 127", exitedWith(127), "failed", /was not found \(status 127/],
  ["a shell's 126", exitedWith(126), "failed", /could not be executed/],
  ["its own words", { ...exitedWith(3), said: ["KeyError: 'DB'"] }, "failed", /exit status 3: KeyError: 'DB'$/],
  ["silence", exitedWith(3), "failed", /and says nothing$/],
  [
    "a failed fork",
    evidence({ ends: [end({ pid: 0, exitstatus: -1, text: "too many open files" })] }),
    "not_started",
    /^too many/,
  ],
  ["an end of which nobody knows", exitedWith(-1), "unknown", /no child of ours$/],
  ["no facts at all", evidence({ ends: [], spawnerr: "" }), "unknown", /nothing/],
];

for (const [what, seen, kind, text] of TABLE) {
  Deno.test(`likelyCause() knows ${what}`, () => {
    const cause = likelyCause(seen);
    assertEquals(cause.kind, kind);
    assertMatch(cause.text, text);
    assertEquals(cause.advice.length === 0, kind === "runs");
  });
}

/** Lines of programs and of supervisord, and the kind that they mean. */
const SAID: Readonly<Record<string, string>> = {
  "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)": "port",
  "Error: listen EADDRINUSE: address already in use :::3000": "port",
  "listen tcp :8080: bind: address already in use": "port",
  "OSError: [Errno 98] Address already in use": "port",
  "the input device is not a TTY": "terminal",
  "stty: 'standard input': Inappropriate ioctl for device": "terminal",
  "Error opening terminal: unknown.": "terminal",
  "sudo: no tty present and no askpass program specified": "terminal",
  "write /var/lib/x: no space left on device": "disk",
  "accept: Too many open files": "files",
  "open /etc/shadow: permission denied": "permission",
  "dial tcp 127.0.0.1:5432: connect: connection refused": "connection",
  "ModuleNotFoundError: No module named 'flask'": "missing",
  "x: error while loading shared libraries: libx.so.1: cannot open shared object file": "missing",
  "supervisor: couldn't setuid to 33: Can't drop privilege as nonroot user": "user",
  "supervisor: couldn't chdir to /srv: ENOENT": "directory",
  "supervisor: couldn't exec /srv/run: EACCES": "not_executable",
  "supervisor: couldn't exec /srv/run: ENOENT": "interpreter",
  "/usr/bin/env: 'pyhton': No such file or directory": "interpreter",
};

Deno.test("likelyCause() understands what programs and supervisord say, the last word first", () => {
  for (const [line, kind] of Object.entries(SAID)) {
    assertEquals(likelyCause(evidence({}, ["Starting ...", line, "supervisor: bye"])).kind, kind, line);
  }
  const failed = (spawnerr: string) => likelyCause(evidence({ spawnerr, ends: [] })).kind;
  assertEquals(failed("can't find command 'x'"), "command");
  assertEquals(failed("command at '/x' is not executable"), "not_executable");
  assertEquals(failed("unknown error making dispatchers for 'x': EACCES"), "stdout_logfile");
});
