import type { DaemonCheck, DaemonFacts, Trouble } from "../../../../src/explain/daemon_facts.ts";
import type {
  Check,
  EndFacts,
  LeftProcess,
  LostLines,
  ProcessFacts,
  Settings,
} from "../../../../src/explain/model/facts.ts";
import { list, members, natural, optional, type Shape, text, truth, whole } from "../../../../src/survive/shape.ts";

/** The answer of monovisor.explainProcess. */
export const processFactsShape: Shape<ProcessFacts> = members<ProcessFacts>({
  name: text,
  state: text,
  description: text,
  spawnerr: text,
  pid: natural,
  now: whole,
  start: whole,
  stop: whole,
  settings: optional(members<Settings>({
    section: text,
    command: text,
    autostart: truth,
    autorestart: text,
    startsecs: whole,
    redirect_stderr: truth,
  })),
  ends: list(members<EndFacts>({
    start: whole,
    stop: whole,
    ran_ms: whole,
    pid: natural,
    exitstatus: whole,
    signal: whole,
    text,
    expected: truth,
    told: truth,
    out_of_memory: truth,
    log_end: whole,
  })),
  waits: text,
  unready: truth,
  left: list(members<LeftProcess>({ pid: natural, name: text })),
  lost: optional(list(members<LostLines>({ sink: text, lines: natural, why: text, last: whole }))),
  checks: list(members<Check>({ what: text, subject: text, problem: text })),
});

/** The answer of monovisor.diagnose. */
export const daemonFactsShape: Shape<DaemonFacts> = members<DaemonFacts>({
  version: text,
  pid: natural,
  checks: list(members<DaemonCheck>({
    what: text,
    found: text,
    problem: truth,
    next: text,
  })),
  troubles: list(members<Trouble>({ name: text, state: text, text })),
});
