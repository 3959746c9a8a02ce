import { DEFAULT_SECTION, EMPTY_INI, type Ini } from "../ini/ini.ts";
import type { FaultPlace } from "../model/fault_place.ts";
import { OWN_SECTION, patternOf } from "../written/known_names.ts";

/** What stands in for an option that cannot be used and cannot be missing, or not alone. */
const STAND_INS: Readonly<Record<string, string>> = {
  command: "true",
  process_name: "%(program_name)s_%(process_num)d",
  port: "9001",
  file: "/supervisor.sock",
  socket: "unix:///fcgi.sock",
  events: "EVENT",
  username: "user",
  password: "password",
  restart_limit_count: "1",
  restart_limit_interval: "1",
};

type OptionPlace = Extract<FaultPlace, { readonly kind: "option" }>;
type Options = ReadonlyMap<string, string | null>;

/** Takes out of a configuration what could not be used, so that the rest can be read; the files stay as they are. */
export class Mender {
  /** Other values, null for none, by section. */
  readonly #edits = new Map<string, Options>();
  readonly #dropped = new Set<string>();
  #ini: Ini = EMPTY_INI;

  /** As it is written, but for what has been mended. */
  mend(ini: Ini): Ini {
    const sections = new Map(ini.sections);
    for (const [section, edits] of this.#edits) {
      if (section !== DEFAULT_SECTION && (sections.has(section) || edits.size === 0)) {
        sections.set(section, edited(sections.get(section) ?? new Map(), edits));
      }
    }
    for (const section of this.#dropped) sections.delete(section);
    const defaults = edited(ini.defaults, this.#edits.get(DEFAULT_SECTION) ?? new Map());
    return this.#ini = { ...ini, sections, defaults };
  }

  /** Mends this place; false when nothing is left that could help. */
  repair({ section, option, word }: OptionPlace): boolean {
    const isThere = this.#ini.sections.has(section);
    if (option === null) return isThere ? this.#drop(section) : this.#edit(section, new Map());
    const holder = this.#holderOf(section, option);
    const value = holder === null ? null : this.#options(holder).get(option) ?? null;
    if (holder !== null && value !== null && word !== undefined) {
      const left = without(value, word);
      if (left !== value) return this.#edit(holder, new Map([[option, left]]));
    }
    const standIn = Object.hasOwn(STAND_INS, option) ? STAND_INS[option] : undefined;
    if (standIn !== undefined && this.#edits.get(section)?.get(option) !== standIn) {
      return this.#edit(section, new Map([[option, standIn]]));
    }
    return holder === null || standIn !== undefined
      ? this.#drop(section)
      : this.#edit(holder, new Map([[option, null]]));
  }

  #drop(section: string): boolean {
    // Nothing is a configuration without it
    if (section === "supervisord" || this.#dropped.has(section)) return false;
    this.#dropped.add(section);
    return true;
  }

  #edit(section: string, options: Options): boolean {
    this.#edits.set(section, new Map([...this.#edits.get(section) ?? [], ...options]));
    return true;
  }

  /** The section that the value of an option comes from. */
  #holderOf(section: string, option: string): string | null {
    const isProgram = ["program:*", "fcgi-program:*"].includes(patternOf(section) ?? "");
    const holders = [section, ...isProgram ? [OWN_SECTION] : [], DEFAULT_SECTION];
    return holders.find((holder) => this.#options(holder).has(option)) ?? null;
  }

  #options(section: string): ReadonlyMap<string, string> {
    return (section === DEFAULT_SECTION ? this.#ini.defaults : this.#ini.sections.get(section)) ?? new Map();
  }
}

function edited(options: ReadonlyMap<string, string>, edits: Options): ReadonlyMap<string, string> {
  const result = new Map(options);
  for (const [option, value] of edits) {
    if (value === null) result.delete(option);
    else result.set(option, value);
  }
  return result;
}

/** A list without the entry that is this word, or begins with it and a colon. */
function without(list: string, word: string): string {
  const entry = word.toLowerCase();
  return list.split(",").filter((one) => {
    const text = one.trim().toLowerCase();
    return text !== entry && !text.startsWith(`${entry}:`);
  }).join(",");
}
