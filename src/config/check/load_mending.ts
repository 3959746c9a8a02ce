import { decodeUtf8 } from "../../text/bytes/utf8.ts";
import { loadConfig, type LoadRequest } from "../load.ts";
import type { Config } from "../model/config.ts";
import type { ConfigEnvironment, FileContent } from "../model/config_environment.ts";
import { ConfigError } from "../model/config_error.ts";
import type { FaultPlace } from "../model/fault_place.ts";
import { Mender } from "./mender.ts";

/** Whoever has as many faults is not helped by one more. */
const MAX_ROUNDS = 300;

/** All that a configuration is refused for, the daemon's own reason first. */
export interface MendedConfig {
  readonly faults: readonly ConfigError[];
  /** What the rest says; null when too little is left. */
  readonly config: Config | null;
  /** All files that were read, the main one first. */
  readonly files: readonly string[];
  /** Gives them without the lines that are no configuration. */
  readonly readFile: ConfigEnvironment["readFile"];
}

/** Reads a configuration as the daemon does, again and again without what is at fault, until nothing is. */
export function loadMending({ path, environment }: Pick<LoadRequest, "path" | "environment">): MendedConfig {
  const mender = new Mender();
  const blanked = new BlankedLines(environment);
  const faults = new Map<string, ConfigError>();
  const result = (config: Config | null): MendedConfig => {
    const { files, readFile } = blanked;
    return { faults: [...faults.values()], config, files, readFile };
  };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    try {
      const mend = mender.mend.bind(mender);
      const config = loadConfig({ path, environment: { ...environment, readFile: blanked.readFile }, mend });
      return result(config);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const { at } = error;
      // What follows from a fault that has been told is none of its own
      const id = at === null ? error.message : JSON.stringify(at);
      if (!faults.has(id)) faults.set(id, error);
      const isMended = at !== null &&
        (at.kind === "option" ? mender.repair(at) : blanked.blank(at));
      if (!isMended) break;
    }
  }
  return result(null);
}

/** Files without the lines that are no configuration. */
class BlankedLines {
  readonly #environment: Pick<ConfigEnvironment, "readFile">;
  /** Those of which lines are gone. */
  readonly #texts = new Map<string, string>();
  readonly #files = new Set<string>();

  constructor(environment: Pick<ConfigEnvironment, "readFile">) {
    this.#environment = environment;
  }

  get files(): readonly string[] {
    return [...this.#files];
  }

  readonly readFile = (path: string): FileContent => {
    const text = this.#texts.get(path);
    if (text !== undefined) return { kind: "bytes", bytes: new TextEncoder().encode(text) };
    const content = this.#environment.readFile(path);
    if (content.kind === "bytes") this.#files.add(path);
    return content;
  };

  blank(at: Exclude<FaultPlace, { readonly kind: "option" }>): boolean {
    const content = this.readFile(at.file);
    const text = content.kind === "bytes" ? decodeUtf8(content.bytes) : "";
    const lines = text.split(/\r\n|\r|\n/);
    const end = at.kind === "headless" ? headerAfter(lines, at.line) : Infinity;
    const isBad = (number: number) =>
      at.kind === "lines" ? at.lines.includes(number) : number >= at.line && number < end;
    const left = lines.map((line, index) => isBad(index + 1) ? "" : line).join("\n");
    this.#texts.set(at.file, left);
    return left !== text;
  }
}

/** The number of the next line that may begin a section, or of none. */
function headerAfter(lines: readonly string[], number: number): number {
  const index = lines.findIndex((line, index) => index >= number && /^\s*\[./.test(line));
  return index < 0 ? Infinity : index + 1;
}
