import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import type { Ini } from "./ini.ts";

/**
 * The options of one section; every text is expanded with the names that `names` gives at the time of reading. Sections
 * and options that nobody asks for are never missed (CFG-018).
 */
export interface SectionReader {
  readonly section: string;
  /** As written, "$HOME" and "${x}" too (CFG-019); null when neither the section nor [DEFAULT] has it. */
  raw(option: string): string | null;
  /** Expanded; null when absent. */
  text(option: string): string | null;
  /** One row of a schema: the option's name, its conversion and its default. */
  option<T, D>(name: string, convert: (text: string) => T, fallback: D): T | D;
}

/** A reader of `section`. Every throw is a ValueError: of the expansion, or of a conversion. */
export function sectionReader(
  ini: Ini,
  { section, names }: { readonly section: string; readonly names: () => Expansions },
): SectionReader {
  const options = ini.sections.get(section);
  const raw = (option: string) => options?.get(option) ?? ini.defaults.get(option) ?? null;
  const text = (option: string) => {
    const written = raw(option);
    if (written === null || !written.includes("%")) return written;
    // Unlike the original's, an error does not tell a password to whoever sees it
    const hidden = option === "password" ? { shown: "***" } : {};
    return expand(written, { expansions: names(), name: `${section}.${option}`, ...hidden });
  };
  return {
    section,
    raw,
    text,
    option(name, convert, fallback) {
      const value = text(name);
      return value === null ? fallback : convert(value);
    },
  };
}
