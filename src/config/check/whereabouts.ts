import { DEFAULT_SECTION } from "../ini/ini.ts";
import type { FaultPlace } from "../model/fault_place.ts";
import { type Document, type Entry, nameOf, valueOf } from "../written/document.ts";
import type { Finding, Position } from "../written/finding.ts";
import { OWN_SECTION } from "../written/known_names.ts";

/** Where in the files things stand. */
export class Whereabouts {
  readonly #path: string;
  readonly #documents: readonly Document[];
  readonly #entries: readonly Entry[];

  /** `path` is the main file, be it read or not. */
  constructor(path: string, documents: readonly Document[]) {
    this.#path = path;
    this.#documents = documents;
    this.#entries = documents.flatMap(({ entries }) => entries);
  }

  /** The names of all sections. */
  get sections(): readonly string[] {
    return [...new Set(this.#entries.map(({ section }) => section))];
  }

  /** The value in force of an option, or what comes nearest to it. */
  find(at: FaultPlace | Pick<Extract<FaultPlace, { readonly kind: "option" }>, "section" | "option"> | null): Position {
    if (at === null) return { file: this.#path, line: null, column: null, length: 0 };
    if ("kind" in at && at.kind !== "option") {
      const { file } = at;
      const line = at.kind === "lines" ? at.lines[0] ?? 1 : at.line;
      return { file, line, column: 1, length: this.#text(file, line).length };
    }
    const { section, option } = at;
    const word = "word" in at ? at.word : undefined;
    for (const holder of option === null ? [] : [section, OWN_SECTION, DEFAULT_SECTION]) {
      const entry = this.#entries.findLast((entry) => entry.section === holder && entry.option === option);
      if (entry !== undefined) return valueOf(entry, word);
    }
    const header = this.#entries.find((entry) => entry.section === section && entry.option === null);
    return header === undefined ? this.find(null) : nameOf(header);
  }

  /** Sorts findings by the files, and the lines in them. */
  readonly compare = (left: Finding, right: Finding): number => {
    const rank = ({ file }: Finding) => this.#documents.findIndex((document) => document.file === file);
    return rank(left) - rank(right) || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
  };

  #text(file: string, line: number): string {
    return this.#documents.find((document) => document.file === file)?.lines[line - 1] ?? "";
  }
}
