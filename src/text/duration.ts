/**
 * Whole seconds as Python prints a timedelta: "0:00:05", "1 day, 0:00:05", "2 days, 7:33:20"; days may be negative.
 * It refers to nothing outside of itself, for browsers get its text.
 */
export function durationText(seconds: number): string {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${Math.floor(rest / 3600)}:${two(Math.floor((rest % 3600) / 60))}:${two(rest % 60)}`;
  return days === 0 ? clock : `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${clock}`;
}
