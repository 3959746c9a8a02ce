import { Cron } from "npm:croner@11.0.0";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 1970-01-04, a Sunday. */
const A_SUNDAY = 3 * DAY;
const PERIODS: ReadonlyMap<string, { readonly length: number; readonly first: number }> = new Map([
  ["hourly", { length: HOUR, first: 0 }],
  ["midnight", { length: DAY, first: 0 }],
  ["weekly", { length: 7 * DAY, first: A_SUNDAY }],
]);

/** When something recurs, as clocks on the wall show it. */
export interface Schedule {
  /** Where these clocks hang; null: here. */
  readonly zone: string | null;
  /** The next time after `wall`, both in the UTC fields of a Date; null: never again. */
  next(wall: Date): Date | null;
}

/**
 * Reads midnight, hourly, weekly (Sunday at 0:00, as crontab's @weekly) or the five fields of crontab(5), where a day has
 * to fit one of day of month and day of week if both are given. CRON_TZ=Europe/Berlin may stand before it. croner only
 * reckons with the fields: what clocks do when summer begins or ends is none of its business (see next_due.ts). Throws
 * ValueError, also for what never comes.
 */
export function parseSchedule(text: string): Schedule {
  const [, zone = null, times = ""] = /^(?:CRON_TZ=(\S*)\s+)?(.*)$/s.exec(pythonStrip(text)) ?? [];
  if (zone !== null && !isZone(zone)) throw new ValueError(`there is no time zone ${pythonRepr(zone)}`);
  const period = PERIODS.get(times.toLowerCase());
  if (period === undefined) return { zone, next: cron(times) };
  const { length, first } = period;
  return { zone, next: (wall) => new Date((Math.floor((wall.getTime() - first) / length) + 1) * length + first) };
}

function cron(pattern: string): Schedule["next"] {
  const count = pattern.split(/\s+/).length;
  if (count !== 5) {
    throw new ValueError(`neither midnight, hourly, weekly nor the five fields of cron: ${pythonRepr(pattern)}`);
  }
  // croner takes it for the time at which it is asked
  if (pattern.includes("?")) throw new ValueError(`cron knows no "?": ${pythonRepr(pattern)}`);
  try {
    const job = new Cron(pattern, { mode: "5-part", utcOffset: 0, paused: true });
    const next = (wall: Date) => job.nextRun(wall);
    if (next(new Date(0)) === null) throw new ValueError(`it never comes: ${pythonRepr(pattern)}`);
    return next;
  } catch (error) {
    if (error instanceof ValueError || !(error instanceof Error)) throw error;
    throw new ValueError(error.message.replace(/^CronPattern: /, ""));
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}
