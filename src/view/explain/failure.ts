import type { ChannelName } from "../../config/model/process_config.ts";
import { troubleOf } from "../../explain/daemon_facts.ts";
import { endOfLog } from "../../explain/log_text.ts";
import { readSlice } from "../../logs/read_log.ts";
import { type Os, OsError } from "../../os/os.ts";
import type { Subprocess } from "../../supervisor/process/subprocess.ts";
import type { ProcessView } from "../process_view.ts";
import { endFacts } from "./end_facts.ts";

/** What is to be seen at once of a process that does not do what it is to do. */
export interface Failure {
  /** How it has ended, or "" where its description tells. */
  readonly end: string;
  /** The last line that it has printed before, or "". */
  readonly line: string;
  /** The log to look into; null where there is nothing to be found. */
  readonly log: ChannelName | null;
}

/** Bytes of a log that are looked at for its last line, and characters of it that are told. */
const LOOKED_AT = 2048;
const MAX_LINE = 240;

type Failed = Pick<Subprocess, "config" | "record" | "logfiles">;

/** What is the matter with a process; null where nothing is. */
export function failureOf(
  process: Failed,
  { view, os }: { readonly view: ProcessView; readonly os: Os },
): Failure | null {
  const { config, record, logfiles } = process;
  const { namespec: name, state, description, now } = view;
  // What somebody has stopped, or has done what it was to do, has not failed whatever was before
  if (state === "STOPPED" || state === "STOPPING" || (state === "EXITED" && record.ends.at(-1)?.isExpected)) {
    return null;
  }
  if (troubleOf({ name, state, description, now, ends: record.ends.map(endFacts) }) === null) return null;
  const channel = config.redirectStderr || logfiles.stderr === null ? "stdout" : "stderr";
  const hasLog = logfiles[channel] !== null && record.ends.at(-1)?.pid !== 0;
  return { end: endText(process), line: lastLine(process, os), log: hasLog ? channel : null };
}

// True for good, since a page may show it for hours
function endText({ record: { state, ends } }: Failed): string {
  const last = ends.at(-1);
  if (last === undefined || last.pid === 0) return "";
  return state === "RUNNING" || state === "STARTING" ? `has failed several times, last: ${last.text}` : last.text;
}

// Of its last run alone: a line of an earlier one would mislead
function lastLine({ config, record: { ends }, logfiles }: Failed, os: Os): string {
  const path = config.redirectStderr ? logfiles.stdout : logfiles.stderr;
  const [before, end] = [ends.at(-2)?.logEnd ?? 0, ends.at(-1)?.logEnd ?? 0];
  const from = Math.max(before <= end ? before : 0, end - LOOKED_AT);
  if (path === null || from >= end) return "";
  try {
    if (os.stat(path)?.kind !== "file") return "";
    const text = new TextDecoder().decode(readSlice(os, path, { offset: from, length: end - from }));
    return endOfLog(text).at(-1)?.trim().slice(0, MAX_LINE).toWellFormed() ?? "";
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return "";
  }
}
