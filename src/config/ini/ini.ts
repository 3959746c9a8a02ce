import { pythonRepr } from "../../text/python/python_repr.ts";
import { indentation, isPythonSpace, pythonStrip } from "../../text/python/python_space.ts";
import { LocatedError } from "./located_error.ts";

/** Options by name (lower case); several lines of one value are joined with "\n". */
export type IniOptions = ReadonlyMap<string, string>;

/** Where an option is written. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A line of a file that says something, as it is read. */
export interface IniLine {
  /** What stands there: a header, an option, or more of the value before it. */
  readonly kind: "section" | "option" | "value";
  readonly section: string;
  /** "" for a header. */
  readonly option: string;
  readonly number: number;
  readonly text: string;
  /** Where its comment begins; null without one. */
  readonly comment: number | null;
}

/** Told of each line, for whoever has to know more than what is in force. */
type Watch = (line: IniLine) => void;

/** A parsed file, or several merged: sections in the order of their first appearance. */
export interface Ini {
  readonly sections: ReadonlyMap<string, IniOptions>;
  /** [DEFAULT]: fall-back values for every section. */
  readonly defaults: IniOptions;
  /** Where the options of each section stand, [DEFAULT] among them. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, Place>>;
}

export const EMPTY_INI: Ini = { sections: new Map(), defaults: new Map(), places: new Map() };

/** Its options hold for every section. */
export const DEFAULT_SECTION = "DEFAULT";
const COMMENT = [";", "#"];

/**
 * Parses the dialect of Python 3.11's RawConfigParser(strict=False, inline_comment_prefixes=(";", "#")) and lays the
 * result over `base`: sections merge, later options win (CFG-003..017). `source` is the file's name in messages.
 * Throws LocatedError with the text of ParsingError or MissingSectionHeaderError.
 */
export function parseIni(
  text: string,
  { source, base = EMPTY_INI, watch = null }: {
    readonly source: string;
    readonly base?: Ini;
    readonly watch?: Watch | null;
  },
): Ini {
  const state = new Parse(source, base, watch);
  for (const line of linesOf(text)) state.line(line);
  return state.finish();
}

/** The lines with their "\n"; a carriage return ends a line too, alone or before "\n" (Python's universal newlines). */
function* linesOf(text: string): Generator<string> {
  const whole = text.replace(/\r\n?/g, "\n");
  for (let start = 0, end; start < whole.length; start = end) {
    end = whole.indexOf("\n", start) + 1 || whole.length;
    yield whole.slice(start, end);
  }
}

class Parse {
  readonly #source: string;
  readonly #base: Ini;
  /** The sections that this file opens, with the lines of each value; all others are shared with the base. */
  readonly #opened = new Map<string, Map<string, string[]>>();
  readonly #places = new Map<string, Map<string, Place>>();
  #section: Map<string, string[]> | null = null;
  #name = "";
  #value: string[] | null = null;
  #indent = 0;
  #number = 0;
  readonly #errors: { readonly line: number; readonly text: string }[] = [];
  readonly #watch: Watch | null;
  #last = "";

  constructor(source: string, base: Ini, watch: Watch | null) {
    this.#source = source;
    this.#base = base;
    this.#watch = watch;
  }

  line(line: string): void {
    this.#number++;
    const comment = commentStart(line);
    const content = pythonStrip(comment === null ? line : line.slice(0, comment));
    if (content === "") {
      // A blank line may be part of a value; a comment line never is.
      if (comment === null) this.#value?.push("");
      return;
    }
    const indent = indentation(line);
    if (this.#value !== null && indent > this.#indent) {
      this.#value.push(content);
      this.#tell("value", line, comment);
      return;
    }
    this.#indent = indent;
    const close = content.lastIndexOf("]");
    if (!content.startsWith("[") || close < 2) return this.#option(line, { content, comment });
    this.#open(content.slice(1, close));
    this.#tell("section", line, comment);
  }

  finish(): Ini {
    if (this.#errors.length > 0) {
      const texts = this.#errors.map(({ text }) => text).join("");
      throw new LocatedError(`Source contains parsing errors: ${pythonRepr(this.#source)}${texts}`, {
        kind: "lines",
        file: this.#source,
        lines: this.#errors.map(({ line }) => line),
      });
    }
    const sections = new Map(this.#base.sections);
    let { defaults } = this.#base;
    for (const [name, options] of this.#opened) {
      if (name === DEFAULT_SECTION) defaults = joined(options);
      else sections.set(name, joined(options));
    }
    return { sections, defaults, places: new Map([...this.#base.places, ...this.#places]) };
  }

  #open(name: string): void {
    this.#name = name;
    if (!this.#places.has(name)) this.#places.set(name, new Map(this.#base.places.get(name)));
    const known = name === DEFAULT_SECTION ? this.#base.defaults : this.#base.sections.get(name);
    this.#section = this.#opened.get(name) ?? listed(known ?? new Map());
    this.#opened.set(name, this.#section);
    this.#value = null;
  }

  #option(line: string, { content, comment }: { readonly content: string; readonly comment: number | null }): void {
    if (this.#section === null) {
      throw new LocatedError(
        `File contains no section headers.\nfile: ${pythonRepr(this.#source)}, line: ${this.#number}\n${
          pythonRepr(line)
        }`,
        { kind: "headless", file: this.#source, line: this.#number },
      );
    }
    const delimiter = content.search(/[=:]/);
    if (delimiter <= 0) {
      const text = `\n\t[line ${String(this.#number).padStart(2)}]: ${pythonRepr(line)}`;
      this.#errors.push({ line: this.#number, text });
      // Compat: CFG-013. "=foo" ends the value before it; a line without a delimiter leaves it open.
      if (delimiter === 0) this.#value = null;
      return;
    }
    this.#value = [pythonStrip(content.slice(delimiter + 1))];
    const name = pythonStrip(content.slice(0, delimiter)).toLowerCase();
    this.#section.set(name, this.#value);
    this.#places.get(this.#name)?.set(name, { file: this.#source, line: this.#number });
    this.#last = name;
    this.#tell("option", line, comment);
  }

  #tell(kind: IniLine["kind"], line: string, comment: number | null): void {
    const option = kind === "section" ? "" : this.#last;
    this.#watch?.({ kind, section: this.#name, option, number: this.#number, text: line.replace(/\n$/, ""), comment });
  }
}

/** Where the comment of a line begins; null when it has none. */
function commentStart(line: string): number | null {
  if (!line.includes(";") && !line.includes("#")) return null;
  if (COMMENT.some((prefix) => pythonStrip(line).startsWith(prefix))) return 0;
  // Compat: CFG-004. Round by round the next place of each prefix is tried and the first round with a hit decides:
  // in "a=b;c ;d #e" the comment begins at "#", for the second ";" is never looked at.
  let places = COMMENT.map((prefix) => ({ prefix, at: line.indexOf(prefix) })).filter(({ at }) => at >= 0);
  while (places.length > 0) {
    const hits = places.map(({ at }) => at).filter((at) => at === 0 || isPythonSpace(line.charAt(at - 1)));
    if (hits.length > 0) return Math.min(...hits);
    places = places.map(({ prefix, at }) => ({ prefix, at: line.indexOf(prefix, at + 1) })).filter(({ at }) => at >= 0);
  }
  return null;
}

function listed(options: IniOptions): Map<string, string[]> {
  return new Map(Array.from(options, ([name, value]) => [name, [value]]));
}

/** Blank lines at the end of a value are not part of it. */
function joined(options: ReadonlyMap<string, readonly string[]>): IniOptions {
  return new Map(Array.from(options, ([name, lines]) => [name, withoutTrailingBlanks(lines).join("\n")]));
}

function withoutTrailingBlanks(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}
