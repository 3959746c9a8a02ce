import type { Expansions } from "../../text/python/percent_spec.ts";
import type { Ini } from "../ini/ini.ts";
import { located } from "../ini/located_error.ts";
import { type SectionReader, sectionReader } from "../ini/section_reader.ts";
import type { Keys } from "../keys/key.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { entityName } from "../values/converters.ts";
import type { PathTypes } from "../values/path_types.ts";

/** What the readers of the sections share during one load. */
export interface ParseContext {
  readonly ini: Ini;
  readonly environment: ConfigEnvironment;
  readonly paths: PathTypes;
  /** The directory of the main file, absolute: "here" (CFG-028). */
  readonly here: string;
  /** The ENV_ names known after [supervisord] was read (CFG-025). */
  readonly environmentNames: Expansions;
  /** The environment= of [supervisord], which every process gets (CFG-089). */
  readonly globalEnvironment: Readonly<Record<string, string>>;
  /** The file that a section's errors name (CFG-055). */
  fileOf(section: string): string;
  /** Takes a text that is logged at WARN when the logger exists. */
  warn(text: string): void;
}

/** The x of [program:x]. Throws ValueError. */
export function entityOf(section: string): string {
  return located(section, null, () => entityName(section.slice(section.indexOf(":") + 1)));
}

/**
 * A reader that knows the ENV_ names, "here" and `more`, as the options of groups, pools and fcgi sockets do (CFG-040).
 */
export function readerWithHere<Table extends Keys>(
  context: ParseContext,
  { section, keys, more = {} }: {
    readonly section: string;
    readonly keys: Table;
    readonly more?: Readonly<Record<string, string>>;
  },
): SectionReader<keyof Table & string> {
  const names = new Map<string, string | number>([
    ...context.environmentNames,
    ...Object.entries(more),
    ["here", context.here],
  ]);
  return sectionReader(context.ini, { section, keys, names: () => names });
}
