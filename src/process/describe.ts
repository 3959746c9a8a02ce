import { durationText } from "../text/duration.ts";
import type { ProcessRecord } from "./record.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** The text that status shows behind the state (RPC-079, RPC-080, STATE-033); `now` is wall clock seconds. */
export function describe(record: ProcessRecord, name: string, now: number): string {
  switch (record.state) {
    case "RUNNING":
      // Whole seconds on both sides; a clock that was set back shows no negative uptime
      return `pid ${record.pid}, uptime ${durationText(Math.max(0, Math.trunc(now) - Math.trunc(record.startedAt)))}`;
    case "FATAL":
    case "BACKOFF":
      return record.spawnError || `unknown error (try "tail ${name}")`;
    case "STOPPED":
    case "EXITED":
      return record.startedAt === 0 ? "Not started" : stopTime(record.stoppedAt);
    default:
      return "";
  }
}

// strftime("%b %d %I:%M %p") in local time
function stopTime(seconds: number): string {
  const date = new Date(Math.trunc(seconds) * 1000);
  const hour = date.getHours();
  const clock = `${two(hour % 12 || 12)}:${two(date.getMinutes())} ${hour < 12 ? "AM" : "PM"}`;
  return `${MONTHS[date.getMonth()]} ${two(date.getDate())} ${clock}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
