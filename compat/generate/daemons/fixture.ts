/** Folder with the one configuration that both daemons run. */
export const FIXTURE = new URL("../fixture", import.meta.url).pathname;

/** Its groups, in the order in which they are added. */
export const GROUPS = ["both", "cat", "joined", "missing", "still", "two"] as const;

/** What stands in the log files before each case: lines, a cut line, and characters of two and three bytes. */
export const LOGS: Readonly<Record<string, string>> = {
  "still.out": "first line\nsecond line\n\nthé fourth ☃\n" + "0123456789\n".repeat(200) + "no end",
  "still.err": "an error\n",
  "joined.out": "both in one\n",
};
