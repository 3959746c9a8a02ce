import type { LostLines } from "../../explain/model/facts.ts";
import type { Outlets } from "../../supervisor/outlets/outlets.ts";
import { placeOf } from "../../supervisor/outlets/place_of.ts";
import type { Subprocess } from "../../supervisor/process/subprocess.ts";

/** What XML-RPC's <int> holds at most. */
const MAX_INT = 2147483647;
const CHANNELS = ["stdout", "stderr"] as const;

/** Where lines were lost, of all places or of those that a process writes to. */
export function lostLines(
  outlets: Pick<Outlets, "lost">,
  process: Pick<Subprocess, "config" | "logfiles"> | null = null,
): readonly LostLines[] {
  const places = process === null ? null : placesOf(process);
  return outlets.lost().filter(({ sink, lines }) => lines > 0 && (places?.has(sink) ?? true))
    .map(({ lines, ...lost }) => ({ ...lost, lines: Math.min(lines, MAX_INT) }));
}

function placesOf({ config, logfiles }: Pick<Subprocess, "config" | "logfiles">): ReadonlySet<string> {
  const sinks = CHANNELS.flatMap((channel) => [
    { kind: "file", path: logfiles[channel] ?? "" } as const,
    ...config[channel].sinks,
    ...config[channel].syslog ? [{ kind: "syslog", peer: null } as const] : [],
  ]);
  return new Set(sinks.map(placeOf));
}
