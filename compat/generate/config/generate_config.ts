import type { Random } from "../random.ts";
import { type ConfigCase, type ConfigFile, MAIN_FILE } from "./config_case.ts";
import {
  EXTRA_FILES,
  GROUP_OPTIONS,
  INCLUDED,
  INET_SERVER_OPTIONS,
  LISTENER_OPTIONS,
  NAMES,
  PROGRAM_OPTIONS,
  RPC_INTERFACE_OPTIONS,
  SOCKET_OPTIONS,
  STRAY_LINES,
  SUPERVISORD_OPTIONS,
  UNIX_SERVER_OPTIONS,
  type Values,
} from "./vocabulary.ts";

type Options = Readonly<Record<string, Values>>;

/** Makes a configuration that is mostly right: one error hides all that comes after it. */
export function generateConfig(random: Random): ConfigCase {
  return new ConfigGenerator(random).generate();
}

class ConfigGenerator {
  /** How likely a value is an odd one; a third of the configurations has none. */
  readonly #oddness: number;

  constructor(readonly random: Random) {
    this.#oddness = random.pick([0, 0.02, 0.08]);
  }

  generate(): ConfigCase {
    const { random } = this;
    const extra = random.chance(0.3);
    const main = [...(random.chance(0.97) ? [this.#supervisord()] : []), ...this.#sections({ from: 0, to: 6 })];
    if (extra) main.push(["[include]", ...this.#option("files", this.#value(INCLUDED))]);
    const included = extra ? EXTRA_FILES.filter(() => random.chance(0.6)) : [];
    return {
      files: [
        this.#file(MAIN_FILE, main),
        ...included.map((path) => this.#file(path, this.#sections({ from: 0, to: 2 }))),
      ],
    };
  }

  #file(path: string, sections: readonly (readonly string[])[]): ConfigFile {
    return { path, lines: this.#strayed(sections.flat()), end: this.random.chance(0.05) ? "\r\n" : "\n" };
  }

  #strayed(lines: readonly string[]): readonly string[] {
    return lines.flatMap((line) =>
      this.random.chance(this.#oddness / 2) ? [line, this.random.pick(STRAY_LINES)] : [line]
    );
  }

  #sections(count: { readonly from: number; readonly to: number }): string[][] {
    const makers = [
      ...[() => this.#program("program"), () => this.#program("program"), () => this.#program("program")],
      ...[() => this.#program("fcgi-program"), () => this.#program("eventlistener"), () => this.#group()],
      () => this.#section("unix_http_server", UNIX_SERVER_OPTIONS, ["file"]),
      () => this.#section(`inet_http_server${this.random.pick(["", ":x"])}`, INET_SERVER_OPTIONS, ["port"]),
      () => this.#section("rpcinterface:supervisor", RPC_INTERFACE_OPTIONS, ["supervisor.rpcinterface_factory"]),
    ];
    return this.random.list(count, () => this.random.pick(makers)());
  }

  #supervisord(): string[] {
    return this.#section("supervisord", SUPERVISORD_OPTIONS, []);
  }

  #program(kind: "program" | "fcgi-program" | "eventlistener"): string[] {
    const own: Options = kind === "program" ? {} : kind === "eventlistener" ? LISTENER_OPTIONS : SOCKET_OPTIONS;
    const required = { program: [], "fcgi-program": ["socket"], eventlistener: ["events"] }[kind];
    const lines = this.#section(`${kind}:${this.#value(NAMES)}`, { ...PROGRAM_OPTIONS, ...own }, [
      "command",
      ...required,
    ]);
    // Several processes need a name with a number in it
    const several = lines.some((line) => /^numprocs\b/i.test(line)) && this.random.chance(0.9);
    return several ? [...lines, ...this.#option("process_name", "%(program_name)s_%(process_num)02d")] : lines;
  }

  #group(): string[] {
    const programs = this.random.list({ from: 1, to: 3 }, () => this.#value(NAMES)).join(this.random.pick([",", ", "]));
    const lines = this.#section(`group:${this.random.pick(["g", this.#value(NAMES)])}`, GROUP_OPTIONS, []);
    return this.random.chance(0.95) ? [...lines, ...this.#option("programs", programs)] : lines;
  }

  #section(name: string, options: Options, required: readonly string[]): string[] {
    const { random } = this;
    const wanted = random.list({ from: 0, to: 6 }, () => random.pick(Object.keys(options)));
    const needed = required.filter(() => !random.chance(this.#oddness / 2));
    const given = [...needed, ...wanted].flatMap((key) => {
      const values = options[key];
      return values === undefined ? [] : this.#option(key, this.#value(values));
    });
    return [`[${name}]${random.chance(0.05) ? " ; x" : ""}`, ...given];
  }

  #value({ usual, odd }: Values): string {
    return this.random.pick(this.random.chance(this.#oddness) ? odd : usual);
  }

  /** An option's lines, spaced as people do. */
  #option(key: string, value: string): string[] {
    const { random } = this;
    const name = random.chance(0.05) ? key.toUpperCase() : key;
    const sign = random.pick(["=", "=", "=", " = ", ": ", ":", " =\t", "= "]);
    const comment = random.chance(0.06) ? random.pick([" ; c", " # c", ";c", "\t;c", " ;c #d", "#e"]) : "";
    const words = value.split(/(?<=,)| /);
    if (words.length > 1 && random.chance(0.3)) {
      const [first = "", ...more] = words;
      const gap = random.chance(0.1) ? [random.pick(["", "; c", "  ; c", "# c"])] : [];
      return [
        `${name}${sign}${first}${comment}`,
        ...gap,
        ...more.map((word) => `${random.pick(["  ", "\t", " "])}${word}`),
      ];
    }
    return [`${name}${sign}${value}${comment}`];
  }
}
