import type { Clock } from "../../os/clock.ts";

/** What a clock on the wall shows at an instant, both in seconds since the epoch, those of the wall as if it hung in UTC. */
export type WallClock = (instant: number) => number;

/** A clock of that time zone, or of the machine's own (DAEMON-056). */
export function wallClock(zone: string | null, clock: Pick<Clock, "local">): WallClock {
  if (zone === null) return (instant) => clock.local(instant).getTime() / 1000;
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, calendar: "iso8601", numberingSystem: "latn", hourCycle: "h23" },
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant * 1000).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, ...rest] = (["year", "month", "day", "hour", "minute", "second"] as const).map((type) =>
      parts.get(type) ?? 0
    );
    return Date.UTC(year, month - 1, ...rest) / 1000;
  };
}
