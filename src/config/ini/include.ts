import { decodeUtf8 } from "../../text/bytes/utf8.ts";
import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import { absolutePath, dirname, joinPath } from "../../text/python/posix_path.ts";
import { pythonSplit } from "../../text/python/python_space.ts";
import type { INCLUDE_KEYS } from "../keys/other_keys.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { glob } from "./glob.ts";
import { EMPTY_INI, type Ini, parseIni } from "./ini.ts";
import { faultOf, located } from "./located_error.ts";

/** The main file with all that it includes. */
export interface Included {
  readonly ini: Ini;
  /** The included file that first defined a section; the main file's sections are not in it. */
  readonly files: ReadonlyMap<string, string>;
  /** All included files, as found. */
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
}

export interface IncludeRequest {
  /** The main file, as given. */
  readonly path: string;
  readonly environment: ConfigEnvironment;
  /** here, host_node_name and ENV_ (CFG-033). */
  readonly expansions: Expansions;
}

const HERE = "%(here)s";
const FILES: keyof typeof INCLUDE_KEYS = "files";

/** Lays the files named by [include] over the main file (CFG-048..054). Throws ValueError. */
export function include(main: Ini, { path, environment, expansions }: IncludeRequest): Included {
  if (!main.sections.has("include")) return { ini: main, files: new Map(), paths: [], warnings: [], infos: [] };
  const base = dirname(absolutePath(path, environment.cwd));
  let ini = replaceHere(main, { here: base, done: EMPTY_INI });

  const files = new Map<string, string>();
  const warnings: string[] = [];
  const paths: string[] = [];
  for (const pattern of patternsIn(ini, { base, expansions })) {
    const found = glob(pattern, environment);
    if (found.length === 0) warnings.push(`No file matches via include "${pattern}"`);
    for (const file of found) {
      paths.push(file);
      const done = ini;
      const here = dirname(absolutePath(file, environment.cwd));
      ini = replaceHere(overlay(done, { file, environment }), { here, done });
      for (const section of ini.sections.keys()) if (!done.sections.has(section)) files.set(section, file);
    }
  }
  const infos = paths.map((file) => `Included extra file "${file}" during parsing`);
  return { ini, files, paths, warnings, infos };
}

/** The patterns of [include], absolute; none when there is no such section. Throws ValueError. */
export function includePatterns(main: Ini, { path, environment, expansions }: IncludeRequest): readonly string[] {
  if (!main.sections.has("include")) return [];
  const base = dirname(absolutePath(path, environment.cwd));
  return patternsIn(replaceHere(main, { here: base, done: EMPTY_INI }), { base, expansions });
}

function patternsIn(
  ini: Ini,
  { base, expansions }: { readonly base: string; readonly expansions: Expansions },
): readonly string[] {
  const written = ini.sections.get("include")?.get(FILES) ?? ini.defaults.get(FILES);
  if (written === undefined) throw faultOf("include", FILES, ".ini file has [include] section, but no files setting");
  const words = located("include", FILES, () => expand(written, { expansions, name: "include.files" }));
  return pythonSplit(words).map((word) => joinPath(base, word));
}

/** Compat: CFG-054. A file that cannot be opened changes nothing. */
function overlay(
  ini: Ini,
  { file, environment }: { readonly file: string; readonly environment: ConfigEnvironment },
): Ini {
  const content = environment.readFile(file);
  return content.kind === "bytes" ? parseIni(decodeUtf8(content.bytes), { source: file, base: ini }) : ini;
}

/**
 * Compat: CFG-029. Replaced in the text, before any expansion; values of [DEFAULT] are copied into each section. What is
 * shared with `done`, where all was replaced before, needs no second look.
 */
function replaceHere(ini: Ini, { here, done }: { readonly here: string; readonly done: Ini }): Ini {
  const inherited = [...ini.defaults].filter(([, value]) => value.includes(HERE));
  const sections = new Map(ini.sections);
  for (const [name, options] of ini.sections) {
    if (ini.defaults === done.defaults && options === done.sections.get(name)) continue;
    const missing = inherited.filter(([option]) => !options.has(option));
    const replaced = [...options, ...missing].map(([option, value]) => [option, value.replaceAll(HERE, here)] as const);
    sections.set(name, new Map(replaced));
  }
  return { ...ini, sections };
}
