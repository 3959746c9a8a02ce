import { decodeUtf8 } from "../../text/bytes/utf8.ts";
import { indentation, pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { type IniLine, parseIni } from "../ini/ini.ts";
import type { ConfigEnvironment, FileContent } from "../model/config_environment.ts";
import type { Position } from "./finding.ts";

/** A section's header, or an option with all lines of its value. */
export interface Entry {
  readonly file: string;
  readonly section: string;
  /** null for a header. */
  readonly option: string | null;
  /** The option as written, small and capital letters too. */
  readonly name: string;
  /** Its value as written, a line each, without comments; none for a header. */
  readonly value: readonly string[];
  readonly lines: readonly IniLine[];
}

/** One file, with all that is written in it, be it in force or not. */
export interface Document {
  readonly file: string;
  readonly lines: readonly string[];
  readonly entries: readonly Entry[];
}

/** Reads these files, each by itself; what is found in them comes from what `mended` gives, with the same lines.
 * One that cannot be read is left out. */
export function readDocuments(
  files: readonly string[],
  { readFile, mended = readFile }: Pick<ConfigEnvironment, "readFile"> & {
    readonly mended?: ConfigEnvironment["readFile"];
  },
): readonly Document[] {
  return [...new Set(files)].flatMap((file) => {
    const [written, text] = [textOf(readFile(file)), textOf(mended(file))];
    if (written === null || text === null) return [];
    return [{ file, lines: written.split(/\r\n|\r|\n/), entries: entriesOf(file, text) }];
  });
}

function textOf(content: FileContent): string | null {
  try {
    return content.kind === "bytes" ? decodeUtf8(content.bytes) : null;
  } catch (error) {
    // It is told elsewhere that it is no UTF-8
    if (!(error instanceof ValueError)) throw error;
    return null;
  }
}

function entriesOf(file: string, text: string): readonly Entry[] {
  const blocks: IniLine[][] = [];
  try {
    parseIni(text, {
      source: file,
      watch: (line) => line.kind === "value" ? blocks.at(-1)?.push(line) : blocks.push([line]),
    });
  } catch (error) {
    // It is told elsewhere; what stands before is here
    if (!(error instanceof ValueError)) throw error;
  }
  return blocks.flatMap((lines) => entryOf(file, lines));
}

function entryOf(file: string, lines: readonly IniLine[]): readonly Entry[] {
  const [first, ...more] = lines;
  if (first === undefined) return [];
  const { kind, section, option } = first;
  if (kind === "section") return [{ file, section, option: null, name: section, value: [], lines }];
  const whole = content(first);
  const delimiter = whole.search(/[=:]/);
  const value = [pythonStrip(whole.slice(delimiter + 1)), ...more.map(content)];
  return [{ file, section, option, name: pythonStrip(whole.slice(0, delimiter)), value, lines }];
}

function content({ text, comment }: IniLine): string {
  return pythonStrip(comment === null ? text : text.slice(0, comment));
}

/** Where the name of an option, or a whole header, stands. */
export function nameOf(entry: Entry): Position {
  const [{ number, text } = { number: 1, text: "" }] = entry.lines;
  const length = entry.option === null ? entry.name.length + 2 : entry.name.length;
  return { file: entry.file, line: number, column: indentation(text) + 1, length };
}

/** Where its value stands, or the word in it; its name when there is no value. */
export function valueOf(entry: Entry, word?: string): Position {
  const [first] = entry.lines;
  for (const line of entry.lines) {
    const start = line === first ? line.text.search(/[=:]/) + 1 : 0;
    const value = pythonStrip(line.text.slice(start, line.comment ?? undefined));
    const wanted = word === undefined ? value : word;
    const at = wanted === "" ? -1 : wordAt(line.text, { word: wanted, start });
    if (at >= 0) return { file: entry.file, line: line.number, column: at + 1, length: wanted.length };
  }
  return word === undefined ? nameOf(entry) : valueOf(entry);
}

// As a whole word, whatever the case
function wordAt(text: string, { word, start }: { readonly word: string; readonly start: number }): number {
  const [line, wanted] = [text.toLowerCase(), word.toLowerCase()];
  for (let at = line.indexOf(wanted, start); at >= 0; at = line.indexOf(wanted, at + 1)) {
    if (!/[\w.-]/.test(line.charAt(at - 1)) && !/[\w.-]/.test(line.charAt(at + wanted.length))) return at;
  }
  return -1;
}
