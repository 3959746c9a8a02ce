import type { Schedule } from "../../config/values/schedule.ts";
import type { WallClock } from "./wall_clock.ts";

/** In seconds: no clock is set back by more when summer ends, and none is set twice within a day. */
const LONGEST_CHANGE = 3 * 3600;
const DAY = 24 * 3600;

/**
 * The instant after `after`, in whole seconds since the epoch, at which clocks first show the next time of the schedule;
 * null: never. An hour that they show twice counts the first time, and what they leave out has come when they do.
 */
export function nextDue(
  schedule: Pick<Schedule, "next">,
  { after, wall }: { readonly after: number; readonly wall: WallClock },
): number | null {
  const now = Math.floor(after);
  const target = schedule.next(new Date(latestShown(now, wall) * 1000));
  return target === null ? null : firstShown(target.getTime() / 1000, { now, wall });
}

// In the hour that comes twice all of it has been shown
function latestShown(now: number, wall: WallClock): number {
  const offset = offsets(wall);
  const former = offset(now - LONGEST_CHANGE);
  if (former <= offset(now)) return wall(now);
  const change = changeBetween(now - LONGEST_CHANGE, now, offset);
  return Math.max(wall(now), change + former - 1);
}

function firstShown(target: number, { now, wall }: { readonly now: number; readonly wall: WallClock }): number {
  const offset = offsets(wall);
  const from = Math.max(now, target - offset(now) - DAY);
  const unchanged = target - offset(from);
  if (offset(unchanged) === offset(from)) return unchanged;
  const changed = target - offset(unchanged);
  return offset(changed) === offset(unchanged) ? changed : changeBetween(from, unchanged, offset);
}

function offsets(wall: WallClock): (instant: number) => number {
  return (instant) => Math.round(wall(instant) - instant);
}

/** The first instant after `from` at which the offset is not what it was there. */
function changeBetween(from: number, to: number, offset: (instant: number) => number): number {
  const former = offset(from);
  let [before, behind] = [from, to];
  while (behind - before > 1) {
    const middle = Math.floor((before + behind) / 2);
    if (offset(middle) === former) before = middle;
    else behind = middle;
  }
  return behind;
}
