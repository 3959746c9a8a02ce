/** Whole seconds as the daemon writes them: "0:00:05", "1 day, 0:00:05". Runs in the browser. */
export function uptimeText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const days = Math.floor(whole / 86400);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${Math.floor(whole % 86400 / 3600)}:${two(Math.floor(whole % 3600 / 60))}:${two(whole % 60)}`;
  return days === 0 ? clock : `${days} day${days === 1 ? "" : "s"}, ${clock}`;
}
