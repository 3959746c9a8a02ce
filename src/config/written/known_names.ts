import { nearestName } from "../../text/nearest_name.ts";
import { DEFAULT_SECTION } from "../ini/ini.ts";
import type { Key, Keys } from "../keys/key.ts";
import { SECTION_KEYS } from "../keys/section_keys.ts";
import { HABITS } from "./habits.ts";

/** The rows of the table of keys: a name that ends in "*" stands for all that begin so. */
type Pattern = keyof typeof SECTION_KEYS;

const TABLE: ReadonlyMap<string, Keys> = new Map(Object.entries<Keys>(SECTION_KEYS));
/** What their sections are made of besides is their own affair. */
const OPEN: readonly string[] = ["rpcinterface:*", "ctlplugin:*"] satisfies readonly Pattern[];
/** All sections of it are ours. */
export const OWN_SECTION: string = "program-default" satisfies Pattern;

/** The row of a section; null for one that nobody reads. */
export function patternOf(section: string): string | null {
  for (const pattern of TABLE.keys()) {
    const isIt = pattern.endsWith("*") ? section.startsWith(pattern.slice(0, -1)) : section === pattern;
    if (isIt) return pattern;
  }
  return null;
}

/** What is known of an option of a section; null for one that nobody reads, "other" for one that is the section's own. */
export function keyOf(section: string, option: string): Key | "other" | null {
  if (section === DEFAULT_SECTION) {
    const keys = [...TABLE.values()].map((keys) => keyIn(keys, option)).filter((key) => key !== null);
    return keys.find(({ since }) => since === "Supervisor") ?? keys[0] ?? null;
  }
  const pattern = patternOf(section);
  const key = keyIn(pattern === null ? {} : TABLE.get(pattern) ?? {}, option);
  return key ?? (pattern !== null && OPEN.includes(pattern) ? "other" : null);
}

function keyIn(keys: Keys, option: string): Key | null {
  for (const [name, key] of Object.entries(keys)) {
    if (name === option || key.aliases?.some((alias) => alias.toLowerCase() === option)) return key;
  }
  return null;
}

/** What may be meant by a section that nobody reads. */
export function sectionHint(section: string): string | null {
  const colon = section.indexOf(":");
  const begin = section.slice(0, colon + 1 || undefined).toLowerCase();
  const begins = Array.from(TABLE.keys(), (pattern) => pattern.replace("*", ""));
  const nearest = nearestName(begin, begins) ?? nearestName(`${begin}:`, begins);
  if (nearest === null) return null;
  const name = colon < 0 ? "NAME" : section.slice(colon + 1);
  return `did you mean [${nearest}${nearest.endsWith(":") ? name : ""}]?`;
}

/** What may be meant by an option that nobody reads. */
export function optionHint(section: string, option: string): string | null {
  const pattern = section === DEFAULT_SECTION ? "program:*" : patternOf(section) ?? "";
  const habit = habitOf(family(pattern), option);
  if (habit !== null) return habit.startsWith("[") ? `that is written as ${habit}` : `did you mean ${habit}?`;
  const nearest = nearestName(option, Object.keys(TABLE.get(pattern) ?? {}));
  if (nearest !== null) return `did you mean ${nearest}?`;
  const [home] = sectionsWith(option);
  if (home !== undefined) return `that is an option of [${home}]`;
  const elsewhere = nearestName(option, [...TABLE.values()].flatMap((keys) => Object.keys(keys)));
  return elsewhere === null ? null : `did you mean ${elsewhere}, an option of [${sectionsWith(elsewhere)[0]}]?`;
}

/** The sections that have an option, as they are written. */
function sectionsWith(option: string): readonly string[] {
  const those = [...TABLE].filter(([, keys]) => keyIn(keys, option) !== null);
  return those.map(([pattern]) => pattern.replace(/\*$/, pattern.includes(":") ? "NAME" : ""));
}

function habitOf(pattern: string, option: string): string | null {
  const habits = HABITS[pattern] ?? {};
  return Object.hasOwn(habits, option) ? habits[option] ?? null : null;
}

// What programs are called by is one for all that runs
function family(pattern: string): string {
  return ["program-default", "fcgi-program:*", "eventlistener:*"].includes(pattern) ? "program:*" : pattern;
}
