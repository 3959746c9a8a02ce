let last = { second: NaN, text: "" };

/** An instant (epoch seconds) as HTTP has it, "Sun, 22 Nov 2026 10:25:00 GMT" (RFC 9110, 5.6.7): made once a second. */
export function httpDate(instant: number): string {
  const second = Math.floor(instant);
  if (second !== last.second) last = { second, text: new Date(second * 1000).toUTCString() };
  return last.text;
}
