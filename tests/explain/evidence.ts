import type { EndFacts, Evidence, ProcessFacts } from "../../src/explain/model/facts.ts";

/** An end that nobody wanted. */
export function end(changes: Partial<EndFacts> = {}): EndFacts {
  return {
    ...{ start: 1000, stop: 1001, ran_ms: 100, pid: 7, exitstatus: 1, signal: 0, text: "exit status 1" },
    ...{ expected: false, told: false, out_of_memory: false, log_end: -1 },
    ...changes,
  };
}

/** Of a program that has given up. */
export function evidence(changes: Partial<ProcessFacts> = {}, said: readonly string[] = []): Evidence {
  const settings = {
    ...{ section: "program:web", command: "web", autostart: true, autorestart: "unexpected" },
    ...{ startsecs: 1, redirect_stderr: false },
  };
  const facts: ProcessFacts = {
    ...{ name: "web", state: "FATAL", description: "", spawnerr: "Exited too quickly (process log may have details)" },
    ...{ pid: 0, now: 1010, start: 1000, stop: 1001, settings, ends: [end()], waits: "", unready: false, left: [] },
    ...{ checks: [], ...changes },
  };
  return { facts, channel: "stderr", said };
}
