import { pythonRepr } from "../../text/python/python_repr.ts";
import { DEFAULT_SECTION, type Ini } from "./ini.ts";
import { OptionError } from "./option_error.ts";

/** What is wrong with an option of ours, to be thrown: it names section, option, file and line. */
export function placedError(
  ini: Ini,
  { section, name, why, word }: {
    readonly section: string;
    readonly name: string;
    readonly why: string;
    /** The one of its words. */
    readonly word?: string;
  },
): OptionError {
  const place = ini.places.get(section)?.get(name) ?? ini.places.get(DEFAULT_SECTION)?.get(name);
  const where = place === undefined ? "" : ` (file: ${pythonRepr(place.file)}, line: ${place.line})`;
  const at = { kind: "option", section, option: name, ...word === undefined ? {} : { word } } as const;
  return new OptionError(`Cannot use ${name}= in section ${pythonRepr(section)}${where}: ${why}`, at);
}
