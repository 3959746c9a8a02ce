import type { Ini } from "../ini/ini.ts";
import type { Keys } from "../keys/key.ts";
import { SECTION_KEYS } from "../keys/section_keys.ts";

const SECTION: keyof typeof SECTION_KEYS = "program-default";
const PREFIXES = ["program:", "fcgi-program:"];

/**
 * [program-default] is ours: its options stand in each [program:x] and [fcgi-program:x] that lacks them, and win over
 * those of [DEFAULT] there. An event listener, which has to behave otherwise than a program, takes none.
 */
export function withProgramDefaults(ini: Ini): Ini {
  const defaults = ini.sections.get(SECTION);
  if (defaults === undefined) return ini;
  const sections = new Map(ini.sections);
  const places = new Map(ini.places);
  for (const [section, options] of ini.sections) {
    if (!PREFIXES.some((prefix) => section.startsWith(prefix))) continue;
    const lacking = [...defaults].filter(([name]) => !namesOf(name).some((one) => options.has(one)));
    sections.set(section, new Map<string, string>([...options, ...lacking]));
    places.set(section, new Map([...ini.places.get(SECTION) ?? [], ...ini.places.get(section) ?? []]));
  }
  return { ...ini, sections, places };
}

/** All names of the option that is written so, in small letters. */
function namesOf(written: string): readonly string[] {
  const keys: Keys = SECTION_KEYS[SECTION];
  for (const [name, { aliases = [] }] of Object.entries(keys)) {
    const names = [name, ...aliases.map((alias) => alias.toLowerCase())];
    if (names.includes(written)) return names;
  }
  return [written];
}
