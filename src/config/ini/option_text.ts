import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import type { Ini } from "./ini.ts";

/** Whose options are read, and what is known to them at the time of reading. */
export interface OptionsRequest {
  readonly section: string;
  readonly names: () => Expansions;
}

/** An option as written, "$HOME" and "${x}" too (CFG-019); null when neither the section nor [DEFAULT] has it. */
export function writtenOption(ini: Ini, section: string, name: string): string | null {
  return ini.sections.get(section)?.get(name) ?? ini.defaults.get(name) ?? null;
}

/** An option expanded; null when absent. Throws ValueError. */
export function optionText(ini: Ini, { section, names }: OptionsRequest, name: string): string | null {
  const written = writtenOption(ini, section, name);
  if (written === null || !written.includes("%")) return written;
  // Unlike the original's, an error does not tell a password to whoever sees it
  const hidden = name === "password" ? { shown: "***" } : {};
  return expand(written, { expansions: names(), name: `${section}.${name}`, ...hidden });
}
