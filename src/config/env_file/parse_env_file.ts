import { EnvFileError } from "./env_file_error.ts";

/** How a variable is looked up where "$" is expanded; `found` are those that stand above it in the file. */
export type LookUp = (name: string, found: ReadonlyMap<string, string>) => string | undefined;

/** A line that says nothing. */
const NOTHING = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const QUOTED = /[ \t]*(?:"([^"\\]*(?:\\[^][^"\\]*)*)"|'([^']*)')/y;
const OPEN_QUOTE = /[ \t]*["']/y;
const AFTER_QUOTE = /(?:[ \t]+(?:#[^\n]*)?)?(?:\n|$)/y;
const BARE = /([^\n]*)(?:\n|$)/y;
const MARKS = /\\([nrt"\\$])|\$\$|\$\{([^{}]*)\}|\$\{|\$([A-Za-z_]\w*)/g;
const REFERENCE = /^([A-Za-z_]\w*)(?::-([^]*))?$/;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };
/** Characters that all values of a file have at most: no program could be given more. */
const MAX_VALUES = 2 ** 20;

/**
 * The variables of a file, read as docker compose does: of two with one name the later one holds. "$" stands for itself
 * unless `lookUp` is given. Throws EnvFileError, which shows nothing of the file: there are passwords in it.
 */
export function parseEnvFile(
  text: string,
  { lookUp }: { readonly lookUp: LookUp | null },
): ReadonlyMap<string, string> {
  return new Parse(text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"), lookUp).read();
}

class Parse {
  readonly #text: string;
  readonly #lookUp: LookUp | null;
  readonly #found = new Map<string, string>();
  #at = 0;
  #line = 1;
  #room = MAX_VALUES;

  constructor(text: string, lookUp: LookUp | null) {
    this.#text = text;
    this.#lookUp = lookUp;
  }

  read(): ReadonlyMap<string, string> {
    while (this.#at < this.#text.length) {
      const begin = this.#at;
      if (this.#take(NOTHING) === null) this.#variable();
      this.#line += this.#text.slice(begin, this.#at).split("\n").length - 1;
    }
    return this.#found;
  }

  #variable(): void {
    const name = this.#name();
    const value = this.#value();
    if (value.includes("\0")) throw this.#fault("has a NUL byte");
    this.#room -= value.length;
    if (this.#room < 0) throw this.#fault("makes the values longer than 1 MiB together");
    this.#found.set(name, value);
  }

  #name(): string {
    const end = this.#text.indexOf("\n", this.#at);
    const equals = this.#text.indexOf("=", this.#at);
    if (equals < 0 || end >= 0 && end < equals) throw this.#fault('has no "="');
    const name = this.#text.slice(this.#at, equals).trim().replace(/^export[ \t]+/, "");
    if (!NAME.test(name)) throw this.#fault('has a name of other characters than letters, digits, "_", "." and "-"');
    this.#at = equals + 1;
    return name;
  }

  #value(): string {
    const quoted = this.#take(QUOTED);
    if (quoted !== null) {
      if (this.#take(AFTER_QUOTE) === null) throw this.#fault("goes on after its closing quote");
      const [, double, single = ""] = quoted;
      return double === undefined ? single : this.#decoded(double);
    }
    if (this.#take(OPEN_QUOTE) !== null) throw this.#fault("opens a quote that nothing closes");
    const bare = this.#take(BARE)?.[1] ?? "";
    // Only what follows a blank is a comment: a password may have a "#"
    const comment = bare.search(/[ \t]#/);
    const value = comment < 0 ? bare : bare.slice(0, comment);
    // Without quotes a backslash stands for itself
    return this.#decoded(value.trim().replaceAll("\\", "\\\\"));
  }

  #decoded(text: string): string {
    const lookUp = this.#lookUp;
    let length = 0;
    return text.replaceAll(MARKS, (mark, escaped?: string, braced?: string, named?: string) => {
      if (escaped !== undefined && escaped !== "$") return ESCAPED[escaped] ?? mark;
      if (lookUp === null) return mark;
      if (mark === "\\$" || mark === "$$") return "$";
      const value = named === undefined ? this.#reference(braced ?? "", lookUp) : lookUp(named, this.#found) ?? "";
      length += value.length;
      // Values that double with each line would fill the memory
      if (length > this.#room) throw this.#fault("makes the values longer than 1 MiB together");
      return value;
    });
  }

  #reference(text: string, lookUp: LookUp): string {
    const [, name, fallback = ""] = REFERENCE.exec(text) ?? [];
    if (name === undefined) throw this.#fault('has a "${" that is neither ${NAME} nor ${NAME:-default}');
    return lookUp(name, this.#found) || this.#decoded(fallback);
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match !== null) this.#at = expression.lastIndex;
    return match;
  }

  #fault(what: string): EnvFileError {
    return new EnvFileError(this.#line, what);
  }
}
