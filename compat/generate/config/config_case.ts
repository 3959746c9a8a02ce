/** A main configuration file and those that it may include, by path in the case's folder. */
export interface ConfigCase {
  readonly files: readonly ConfigFile[];
}

export interface ConfigFile {
  readonly path: string;
  readonly lines: readonly string[];
  /** How its lines end. */
  readonly end: "\n" | "\r\n";
}

export const MAIN_FILE = "supervisord.conf";

/** The file's whole text. */
export function textOf({ lines, end }: ConfigFile): string {
  return lines.map((line) => line + end).join("");
}

/** Folders that a case's folder has, whether files stand in them or not. */
export const EMPTY_FOLDERS = ["conf.d"] as const;
