import type { ProcessResources } from "../../../../src/client/get_resources.ts";
import type { ProcessInfo } from "../../../../src/client/supervisor_rpc.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { bytesText } from "../../../../src/text/bytes_text.ts";
import { graphemes } from "../../terminal/graphemes.ts";
import { graphemeWidth, textWidth } from "../../terminal/text_width.ts";

/** What was found at one instant. */
export interface Look {
  readonly processes: readonly ProcessInfo[];
  /** By namespec; null where the server does not know. */
  readonly resources: ReadonlyMap<string, ProcessResources> | null;
  /** What is to be said of names that nothing has. */
  readonly unknown: readonly string[];
  /** Seconds. */
  readonly at: number;
}

const LEFT = ["NAME", "STATE"] as const;
const RIGHT = ["CPU%", "MEMORY", "PROCS", "RESTARTS"] as const;
const LAST = "DESCRIPTION";

/** The lines of a look: how many are in which state, then each process; of what they use if the server knows it. */
export function watchTable(look: Look, before: Look | null): readonly string[] {
  const cells = look.processes.map((info) => {
    const name = makeNamespec(info.group, info.name);
    const used = look.resources?.get(name);
    const own = used === undefined
      ? RIGHT.map(() => "-")
      : usedCells(used, { cpu: load(name, info, { look, before }) });
    return { left: [name, info.statename], right: look.resources === null ? [] : own, last: info.description };
  });
  const head = { left: LEFT, right: look.resources === null ? [] : RIGHT, last: LAST };
  const table = [head, ...cells];
  const widths = {
    left: LEFT.map((_, at) => Math.max(...table.map(({ left }) => textWidth(left[at] ?? "")))),
    right: head.right.map((_, at) => Math.max(...table.map(({ right }) => textWidth(right[at] ?? "")))),
  };
  const rows = table.map(({ left, right, last }) => {
    const before = left.map((text, at) => text + blanks(text, widths.left[at]));
    const behind = right.map((text, at) => blanks(text, widths.right[at]) + text);
    return [...before, ...behind, last].join("  ").trimEnd();
  });
  return [summary(look), ...rows, ...look.unknown];
}

/** As many lines of a table as there is room for, no longer than the room is wide; of more it is said how many. */
export function fitted(
  lines: readonly string[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): readonly string[] {
  const hidden = lines.length - rows;
  const shown = hidden > 0 ? [...lines.slice(0, rows - 1), `... and ${hidden + 1} more`] : lines;
  return shown.map((line) => cut(line, columns));
}

function summary({ processes }: Look): string {
  const counts = Map.groupBy(processes, ({ statename }) => statename);
  const states = [...counts].map(([state, found]) => `${found.length} ${state}`);
  const time = new Date().toLocaleTimeString("en-GB");
  return [`${time}  ${processes.length} processes`, states.join(", ")].filter((text) => text !== "").join(": ");
}

function usedCells({ residentBytes, processes, restarts }: ProcessResources, { cpu }: { readonly cpu: string }) {
  if (processes === 0) return ["-", "-", "-", String(restarts)];
  return [cpu, bytesText(residentBytes), String(processes), String(restarts)];
}

interface Looks {
  readonly look: Look;
  readonly before: Look | null;
}

// One that was started anew since then has used all of it since then
function load(name: string, { pid }: ProcessInfo, { look, before }: Looks): string {
  const [used, former] = [look.resources?.get(name), before?.resources?.get(name)];
  if (used === undefined || former === undefined || before === null) return "-";
  const wasThere = before.processes.some((info) => info.pid === pid && makeNamespec(info.group, info.name) === name);
  const seconds = used.cpuSeconds - (wasThere ? former.cpuSeconds : 0);
  return (Math.max(0, seconds) / (look.at - before.at) * 100).toFixed(1);
}

function blanks(text: string, width = 0): string {
  return " ".repeat(Math.max(0, width - textWidth(text)));
}

function cut(line: string, columns: number): string {
  let width = 0;
  const fitting = graphemes(line).filter((grapheme) => (width += graphemeWidth(grapheme)) <= columns);
  return fitting.join("");
}
