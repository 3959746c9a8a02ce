import { UsageError } from "./usage_error.ts";

/** Which options there are: `short` and `long` without dashes, each with whether it takes an argument. */
export interface OptionNames {
  readonly short: ReadonlyMap<string, boolean>;
  readonly long: ReadonlyMap<string, boolean>;
}

export interface ParsedArguments {
  /** In the order given; `name` in full with its dashes ("-c", "--configuration"), `argument` "" for a flag. */
  readonly options: readonly { readonly name: string; readonly argument: string }[];
  /** What follows the first word that is no option, or "--". */
  readonly rest: readonly string[];
}

/**
 * Splits a command line by the rules of Python's getopt: bundled short flags, -cFILE and -c FILE, --long FILE and
 * --long=FILE, long names cut to any unique prefix. Throws UsageError (CLI-002..006).
 */
export function getopt(args: readonly string[], names: OptionNames): ParsedArguments {
  const options: { name: string; argument: string }[] = [];
  const rest = [...args];
  for (let word = rest[0]; word !== undefined && word.startsWith("-") && word !== "-"; word = rest[0]) {
    rest.shift();
    if (word === "--") break;
    if (word.startsWith("--")) options.push(longOption(word.slice(2), rest, names.long));
    else options.push(...shortOptions(word.slice(1), rest, names.short));
  }
  return { options, rest };
}

function longOption(word: string, rest: string[], long: OptionNames["long"]) {
  const equals = word.indexOf("=");
  const written = equals < 0 ? word : word.slice(0, equals);
  const given = equals < 0 ? null : word.slice(equals + 1);
  const name = completeName(written, long);
  if (long.get(name) !== true) {
    if (given !== null) throw new UsageError(`option --${name} must not have an argument`);
    return { name: `--${name}`, argument: "" };
  }
  const argument = given ?? rest.shift();
  if (argument === undefined) throw new UsageError(`option --${name} requires argument`);
  return { name: `--${name}`, argument };
}

function completeName(written: string, long: OptionNames["long"]): string {
  if (long.has(written)) return written;
  const [name, ...others] = [...long.keys()].filter((candidate) => candidate.startsWith(written));
  if (name === undefined) throw new UsageError(`option --${written} not recognized`);
  if (others.length > 0) throw new UsageError(`option --${written} not a unique prefix`);
  return name;
}

function shortOptions(letters: string, rest: string[], short: OptionNames["short"]) {
  const options: { name: string; argument: string }[] = [];
  const left = Array.from(letters);
  for (let letter = left.shift(); letter !== undefined; letter = left.shift()) {
    const takesArgument = short.get(letter);
    if (takesArgument === undefined) throw new UsageError(`option -${letter} not recognized`);
    if (!takesArgument) {
      options.push({ name: `-${letter}`, argument: "" });
      continue;
    }
    const argument = left.length > 0 ? left.splice(0).join("") : rest.shift();
    if (argument === undefined) throw new UsageError(`option -${letter} requires argument`);
    options.push({ name: `-${letter}`, argument });
  }
  return options;
}
