import { signalName } from "../../text/signal_name.ts";
import type { Cause, EndFacts, Evidence, Rule } from "../model/facts.ts";

const SIGKILL = 9;
const QUICKLY = /^Exited too quickly/;
/** SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS. */
const CRASHES: readonly number[] = [4, 5, 6, 7, 8, 11, 31];
/** What a shell says: not found, and not to be executed. */
const SHELL: ReadonlyMap<number, string> = new Map([
  [127, "a command in it was not found (status 127 of a shell)"],
  [126, "a command in it could not be executed (status 126 of a shell)"],
]);

/** How it has ended last, where nothing better is known. */
export const byEnd: Rule = (evidence) => {
  const { facts } = evidence;
  const last = facts.ends.at(-1);
  if (last === undefined) {
    return facts.spawnerr === "" ? null : cause(evidence, "not_started", facts.spawnerr);
  }
  if (last.pid === 0 && last.exitstatus === -1 && last.signal === 0) return cause(evidence, "not_started", last.text);
  if (last.signal !== 0) return bySignal(evidence, last);
  if (last.exitstatus === 0) return atOnce(evidence, last);
  if (last.exitstatus < 0) return cause(evidence, "unknown", "nobody could tell how it ended: it was no child of ours");
  const text = SHELL.get(last.exitstatus) ?? `it ends by itself with ${last.text}`;
  const line = evidence.said.at(-1)?.trim();
  return cause(evidence, "failed", line === undefined ? `${text}, and says nothing` : `${text}: ${line}`);
};

function bySignal(evidence: Evidence, { signal, told }: EndFacts): Cause {
  const name = signalName(signal);
  if (told) return cause(evidence, "stopped", `it was ended by supervisord (${name})`);
  if (CRASHES.includes(signal)) return cause(evidence, "crashed", `it has crashed (${name}), a fault of the program`);
  const who = signal === SIGKILL ? "somebody, or the kernel for want of memory (dmesg tells)," : "somebody else";
  return cause(evidence, "killed", `${who} has killed it (${name}); supervisord has not`);
}

function atOnce(evidence: Evidence, last: EndFacts): Cause {
  const { settings, spawnerr, name } = evidence.facts;
  const quickly = QUICKLY.test(spawnerr) || settings !== undefined && last.ran_ms < settings.startsecs * 1000;
  if (!quickly) return cause(evidence, "done", "it ends by itself with status 0, as if it were done");
  return {
    kind: "done",
    text: "it exits with status 0 at once: it is done, or has gone into the background",
    advice: [
      "if it is to do something and be done: type=oneshot, or autorestart=false with startsecs=0",
      "if it is to stay: have it stay in the foreground (-F, -n, --foreground, --nodaemon: see its manual)",
      `supervisorctl tail ${name}`,
    ],
  };
}

function cause({ facts: { name } }: Evidence, kind: string, text: string): Cause {
  return { kind, text, advice: [`supervisorctl tail ${name} stderr`, `supervisorctl start ${name}`] };
}
