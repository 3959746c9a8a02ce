import { ValueError } from "../../text/python/value_error.ts";
import type { Key, Keys } from "../keys/key.ts";
import type { Ini } from "./ini.ts";
import { located, LocatedError } from "./located_error.ts";
import type { OptionError } from "./option_error.ts";
import { type OptionsRequest, optionText, writtenOption } from "./option_text.ts";
import { placedError } from "./placed_error.ts";

/**
 * The options of one section, by the names that the table of keys has; every text is expanded with the names that `names`
 * gives at the time of reading. Sections and options that nobody asks for are never missed (CFG-018).
 */
export interface SectionReader<Name extends string> {
  readonly section: string;
  /** As written; null when neither the section nor [DEFAULT] has it. */
  raw(name: Name): string | null;
  /** Expanded; null when absent. */
  text(name: Name): string | null;
  /** One row of a schema: the option's name, its conversion and its default. */
  option<T, D>(name: Name, convert: (text: string) => T, fallback: D): T | D;
  /** Runs what uses the option: what it throws tells where that is written. */
  within<T>(name: Name, use: () => T): T;
  /** What is wrong with an option of ours, to be thrown: it names section, option, file and line. */
  fault(name: Name, why: string): OptionError;
}

/** A reader of `section`. Every throw is a ValueError: of the expansion, or of a conversion. */
export function sectionReader<Table extends Keys>(
  ini: Ini,
  { keys, ...request }: OptionsRequest & { readonly keys: Table },
): SectionReader<keyof Table & string> {
  type Name = keyof Table & string;
  const { section } = request;
  const fault = (name: Name, why: string) => placedError(ini, { section, name: writtenAs(name), why });
  // The one of its names under which an option is written
  const writtenAs = (name: Name) => {
    const aliases: Key["aliases"] = keys[name]?.aliases;
    if (aliases === undefined) return name;
    const options = ini.sections.get(section) ?? new Map();
    const used = [name, ...aliases.map((alias) => alias.toLowerCase())];
    const [first, second] = used.filter((one) => options.has(one));
    if (second !== undefined) throw placedError(ini, { section, name: second, why: `it is the same as ${first}=` });
    return first ?? used.find((one) => ini.defaults.has(one)) ?? name;
  };
  // What is wrong with an option of the original's is said as there
  const within = <T>(name: Name, read: () => T) => {
    if (keys[name]?.since !== "monovisor") return located(section, name, read);
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ValueError) || error instanceof LocatedError) throw error;
      throw fault(name, error.message);
    }
  };
  return {
    section,
    within,
    fault,
    raw: (name) => writtenOption(ini, section, writtenAs(name)),
    text: (name) => within(name, () => optionText(ini, request, writtenAs(name))),
    option: (name, convert, fallback) =>
      within(name, () => {
        const value = optionText(ini, request, writtenAs(name));
        return value === null ? fallback : convert(value);
      }),
  };
}
