import { likelyCause } from "./likely_cause.ts";
import { lostText } from "./model/lost_text.ts";
import type { Check, EndFacts, Evidence } from "./model/facts.ts";

/** How a time of the wall clock, seconds, is shown. */
export type ShowTime = (seconds: number) => string;

const NOTHING = "Nothing is wrong with it.";

/** The lines for a person: what is seen, the likeliest cause, what to type next, and then all the rest. */
export function report(evidence: Evidence, showTime: ShowTime): readonly string[] {
  const { facts: { name, ends, left, lost = [], checks }, channel, said } = evidence;
  const { kind, text, advice } = likelyCause(evidence);
  return [
    headline(evidence),
    kind === "runs" ? NOTHING : `Likely cause: ${text}`,
    ...advice.map((line, index) => `${index === 0 ? "Next:" : "     "} ${line}`),
    ...section("Its last ends:", ends.map((end) => `${showTime(end.stop)}  ${endText(end)}`)),
    ...section(`The last lines of its ${channel} (supervisorctl tail ${name} ${channel}):`, said),
    ...section("Left behind in the background:", left.map((process) => `${process.name} (pid ${process.pid})`)),
    ...section(
      "Lines that were lost on the way, of all who write there:",
      lost.map(({ last, ...lines }) => `${showTime(last)}  ${lostText(lines)}`),
    ),
    ...section("What it needs, looked at now:", checks.map(checkText)),
  ];
}

function headline({ facts: { name, state, description, ends } }: Evidence): string {
  const last = ends.at(-1);
  const begin = `${name} is ${state}`;
  if (state === "RUNNING" || state === "STOPPED" || last === undefined) {
    return description === "" ? begin : `${begin}: ${description}`;
  }
  return `${begin}; ${ends.length === 1 ? "its one end" : `the last of ${ends.length} ends`}: ${endText(last)}`;
}

function endText({ pid, text, ran_ms, expected, told, out_of_memory }: EndFacts): string {
  if (pid === 0) return `not started: ${text}`;
  const marks = [
    ran_ms < 1000 ? "at once" : `after ${duration(ran_ms / 1000)}`,
    ...told ? ["as it was told"] : expected ? ["as expected"] : [],
    ...out_of_memory ? ["killed for want of memory"] : [],
  ];
  return `${text}, ${marks.join(", ")}`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.floor(seconds)} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

function checkText({ what, subject, problem }: Check): string {
  return `${what.padEnd(14)}  ${problem === "" ? `ok: ${subject}` : problem}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `    ${line}`)];
}
