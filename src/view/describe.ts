import type { ProcessRecord } from "../process/record.ts";
import { durationText } from "../text/duration.ts";
import type { ViewTime } from "./view_time.ts";

/** When it is looked at, and the end of a pause that options of ours have it make (monotonic). */
export interface DescribeOptions extends ViewTime {
  readonly pauseEnd: number | null;
}

/** The text that status shows behind the state (RPC-079, RPC-080, STATE-033). */
export function describe(record: ProcessRecord, name: string, options: DescribeOptions): string {
  if (record.wait !== null) return record.wait.text;
  const { now, clock, pauseEnd } = options;
  const said = describeState(record, name, options);
  if (pauseEnd === null) return said;
  return `${said}, starts again ${dayAndTime(clock.local(now + pauseEnd - clock.monotonic()), { seconds: true })}`;
}

function describeState(record: ProcessRecord, name: string, { now, clock }: ViewTime): string {
  switch (record.state) {
    case "RUNNING":
      // Whole seconds on both sides; a clock that was set back shows no negative uptime
      return `pid ${record.pid}, uptime ${durationText(Math.max(0, Math.trunc(now) - Math.trunc(record.startedAt)))}`;
    case "FATAL":
    case "BACKOFF":
      return record.spawnError || `unknown error (try "tail ${name}")`;
    case "STOPPED":
    case "EXITED":
      return record.startedAt === 0 ? "Not started" : dayAndTime(clock.local(record.stoppedAt));
    default:
      return "";
  }
}

// strftime("%b %d %I:%M %p"); with seconds for what is about to come
function dayAndTime(local: Date, { seconds = false } = {}): string {
  const [, day, month, , time = ""] = local.toUTCString().split(" ");
  const hour = local.getUTCHours();
  return `${month} ${day} ${String(hour % 12 || 12).padStart(2, "0")}${time.slice(2, seconds ? 8 : 5)} ${
    hour < 12 ? "AM" : "PM"
  }`;
}
