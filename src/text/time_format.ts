/** Writes a time: local, in the UTC fields of `local`, which is so many minutes east of Greenwich. */
export type TimeFormat = (time: { readonly local: Date; readonly offset: number }) => string;

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const two = (value: number) => String(value).padStart(2, "0");

/** What strftime(3) of Python has of numbers and English names, and %L for milliseconds. */
const SIGNS: Readonly<Record<string, TimeFormat>> = {
  Y: ({ local }) => String(local.getUTCFullYear()),
  y: ({ local }) => two(local.getUTCFullYear() % 100),
  m: ({ local }) => two(local.getUTCMonth() + 1),
  d: ({ local }) => two(local.getUTCDate()),
  e: ({ local }) => String(local.getUTCDate()).padStart(2),
  b: ({ local }) => MONTHS[local.getUTCMonth()] ?? "",
  a: ({ local }) => DAYS[local.getUTCDay()] ?? "",
  H: ({ local }) => two(local.getUTCHours()),
  I: ({ local }) => two(local.getUTCHours() % 12 || 12),
  p: ({ local }) => local.getUTCHours() < 12 ? "AM" : "PM",
  M: ({ local }) => two(local.getUTCMinutes()),
  S: ({ local }) => two(local.getUTCSeconds()),
  L: ({ local }) => String(local.getUTCMilliseconds()).padStart(3, "0"),
  f: ({ local }) => `${String(local.getUTCMilliseconds()).padStart(3, "0")}000`,
  F: ({ local }) => local.toISOString().slice(0, 10),
  T: ({ local }) => local.toISOString().slice(11, 19),
  s: ({ local, offset }) => String(Math.floor(local.getTime() / 1000) - offset * 60),
  z: ({ offset }) => `${offset < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`,
  "%": () => "%",
};

/** The format that a text with signs as %Y stands for; a text: what is wrong with it. */
export function compileTimeFormat(text: string): TimeFormat | string {
  const parts: TimeFormat[] = [];
  for (const [part] of text.matchAll(/%[^]?|[^%]+/g)) {
    const format = part.startsWith("%") ? SIGNS[part.slice(1)] : () => part;
    if (format === undefined) {
      return `${JSON.stringify(part)} is none of ${Object.keys(SIGNS).map((sign) => `%${sign}`).join(" ")}`;
    }
    parts.push(format);
  }
  return (time) => parts.map((part) => part(time)).join("");
}
