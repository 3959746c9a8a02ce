/** What is known to differ between two runs of one spec. */
export interface RunFacts {
  /** The sandbox folder. */
  readonly dir: string;
  /** The folder of shared programs. */
  readonly fixtures: string;
  /** Folders in which the commands stand. */
  readonly bins: readonly string[];
  /** The sandbox's TCP port. */
  readonly port: number;
  /** Pids of the daemon and of the children it named in its log. */
  readonly pids: readonly number[];
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** Times, pids and random names, each recognised by what stands around it: a bare number is never touched. */
const RULES: readonly Rule[] = [
  // Log times, and the Date and Last-Modified of HTTP.
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} /g, ""],
  [/(?!Thu, 01 Jan 1970 00:00:00)[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, "HTTPDATE"],
  [/\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g, "ACCESSTIME"],
  // ctime(), as text and percent-encoded in a Location.
  [/[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, "CTIME"],
  [/[A-Z][a-z]{2}%20[A-Z][a-z]{2}(?:%20)+\d{1,2}%20\d\d%3A\d\d%3A\d\d%20\d{4}/g, "CTIME"],
  // Descriptions. The epoch is kept: "never" must not look like a date.
  [/uptime (?:\d+ days?, )?\d+:\d\d:\d\d/g, "uptime TIME"],
  [/\b(?!Jan 01 12:00 AM)[A-Z][a-z]{2} \d\d \d\d:\d\d(?::\d\d)? [AP]M/g, "DATE"],
  [/"(start|stop|now)":( ?)[1-9]\d{8,}/g, '"$1":$2TIME'],
  [/\bwhen:\d{10}\b/g, "when:TIME"],
  // Pids where the text says that it is one.
  [/\bpid([ :=]) ?[1-9]\d*/g, "pid$1PID"],
  [/"pid":( ?)[1-9]\d*/g, '"pid":$1PID'],
  [/\(pid \d+\)/g, "(pid PID)"],
  [/('[^'\n]*') \(\d+\) with SIG/g, "$1 (PID) with SIG"],
  // Names made at random, Python's addresses, its files and lines.
  [/(-(?:stdout|stderr)---[^\s"\/]*?-)[a-z0-9_]{8}(\.log)/g, "$1RANDOM$2"],
  [/ at (?:0x)?[0-9a-f]{6,}/g, " at ADDRESS"],
  [/\bfd \d+ closed/g, "fd FD closed"],
  [/file: (?!')\S+ line: \d+/g, "file: FILE line: N"],
  // The original's fg ends its thread by an exception; whether it is told depends on where the thread just was.
  [/\[stderr\]\n(?:CLOSED Cannot connect, error: <class 'SystemExit'> \(\)\n)+/g, ""],
  [/(&copy; 2006-<span>)\d{4}/g, "$1YEAR"],
];

/** Replaces what legitimately differs between two runs by names such as PID, DIR, PORT and TIME. */
export function normalize(text: string, facts: RunFacts): string {
  let result = text;
  for (const bin of facts.bins) result = result.replaceAll(bin, "BIN");
  result = result.replaceAll(facts.dir, "DIR").replaceAll(encodeURIComponent(facts.dir), "DIR");
  result = result.replaceAll(facts.fixtures, "FIXTURES");
  result = result.replace(new RegExp(`\\b${facts.port}\\b`, "g"), "PORT");
  for (const [pattern, replacement] of RULES) result = result.replace(pattern, replacement);
  return replaceBarePids(result, facts.pids);
}

/** A line that is one number is a pid only if it is one of ours: `ctl pid` prints that, and so do pid files. */
function replaceBarePids(text: string, pids: readonly number[]): string {
  const known = new Set(pids.map(String));
  return text.replace(
    /^( *"?)(\d+)("?)$/gm,
    (line, before: string, digits: string, after: string) => known.has(digits) ? `${before}PID${after}` : line,
  );
}
