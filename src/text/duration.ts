const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/** Whole seconds as Python prints a timedelta: "0:00:05", "1 day, 0:00:05", "2 days, 7:33:20"; days may be negative. */
export function durationText(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const clock = `${Math.floor(rest / HOUR)}:${twoDigits(Math.floor((rest % HOUR) / MINUTE))}:${
    twoDigits(rest % MINUTE)
  }`;
  if (days === 0) return clock;
  return `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
