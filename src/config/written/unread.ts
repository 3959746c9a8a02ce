import { DEFAULT_SECTION } from "../ini/ini.ts";
import { type Document, type Entry, nameOf } from "./document.ts";
import type { Finding } from "./finding.ts";
import { keyOf, optionHint, patternOf, sectionHint } from "./known_names.ts";

/** Read from the main file alone, if it has them. */
const OF_THE_MAIN_FILE = ["include", "supervisorctl", "ctlplugin:*"];

/** All that is written in these files, the main one first, and read by nobody. */
export function unread(documents: readonly Document[]): readonly Finding[] {
  const entries = documents.flatMap(({ entries }) => entries);
  const [main] = documents;
  const isOutside = ({ file, section }: Entry) => {
    return file !== main?.file && OF_THE_MAIN_FILE.includes(patternOf(section) ?? "");
  };
  const last = new Map(entries.filter((entry) => !isOutside(entry)).map((entry) => [idOf(entry), entry]));
  return entries.flatMap((entry) => findingOf(entry, { last, isOutside: isOutside(entry) }));
}

interface Whole {
  /** What is in force of options that are written more than once. */
  readonly last: ReadonlyMap<string, Entry>;
  readonly isOutside: boolean;
}

function findingOf(entry: Entry, { last, isOutside }: Whole): readonly Finding[] {
  const { section, option, name } = entry;
  if (patternOf(section) === null && section !== DEFAULT_SECTION) {
    if (option !== null) return [];
    return [finding(entry, { message: `nobody reads the section [${section}]`, hint: sectionHint(section) })];
  }
  if (isOutside) {
    if (option !== null) return [];
    return [finding(entry, { message: `nobody reads [${section}] in a file that is included` })];
  }
  if (option === null) return [];
  if (keyOf(section, option) === null) {
    return [finding(entry, { message: `nobody reads ${name}= in [${section}]`, hint: optionHint(section, option) })];
  }
  const winner = last.get(idOf(entry));
  if (winner === undefined || winner === entry) return [];
  const { file, line } = nameOf(winner);
  const where = file === entry.file ? `line ${line}` : `${file}:${line}`;
  return [finding(entry, {
    kind: "overridden",
    message: `nobody reads this ${name}= in [${section}]: ${where} has it again`,
  })];
}

function finding(entry: Entry, told: Pick<Finding, "message"> & Partial<Finding>): Finding {
  const { section, option: key } = entry;
  return { level: "warning", kind: "unknown", ...nameOf(entry), section, key, hint: null, ...told };
}

function idOf({ section, option }: Entry): string {
  return JSON.stringify([section, option]);
}
