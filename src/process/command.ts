import type { ProcessConfig } from "../config/model/process_config.ts";
import type { FileStatus } from "../os/os.ts";
import { pythonRepr } from "../text/python/python_repr.ts";
import { shlexSplit } from "../text/python/shlex.ts";
import { ValueError } from "../text/python/value_error.ts";

/** What execve is called with, or why it would be no use; the kinds are those that RPC faults tell apart. */
export type Command =
  | { readonly kind: "command"; readonly file: string; readonly argv: readonly string[] }
  | { readonly kind: "not_found" | "not_executable"; readonly text: string };

/** How the program is looked up: with supervisord's own rights and PATH (PROC-004, PROC-007). */
export interface Lookup {
  /** null for a path that cannot be looked at, whatever the reason. */
  stat(path: string): FileStatus | null;
  isExecutable(path: string): boolean;
  /** supervisord's own PATH; undefined when it has none. */
  readonly path: string | undefined;
}

const DEFAULT_PATH = "/bin:/usr/bin:/usr/local/bin";

/** Splits command= and finds its program, with the texts of PROC-001..006. */
export function resolveCommand(config: ProcessConfig, lookup: Lookup): Command {
  const words = split(config.command);
  if (typeof words === "string") return { kind: "not_executable", text: words };
  const program = words[0];
  if (program === undefined) return { kind: "not_executable", text: "command is empty" };

  const file = program.includes("/") ? program : search(program, config, lookup);
  const status = file === null ? null : lookup.stat(file);
  if (file === null || status === null) {
    return { kind: "not_found", text: `can't find command ${pythonRepr(file ?? program)}` };
  }
  const quoted = pythonRepr(file);
  if (status.kind === "directory") return { kind: "not_executable", text: `command at ${quoted} is a directory` };
  if ((status.mode & 0o111) === 0) return { kind: "not_executable", text: `command at ${quoted} is not executable` };
  if (!lookup.isExecutable(file)) {
    return { kind: "not_executable", text: `no permission to run command ${quoted}` };
  }
  return { kind: "command", file, argv: words };
}

// The words, or why there are none
function split(command: string): readonly string[] | string {
  try {
    return shlexSplit(command);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return `can't parse command ${pythonRepr(command)}: ${error.message}`;
  }
}

// The first entry that exists wins, even if it cannot be executed (PROC-004)
function search(program: string, config: ProcessConfig, lookup: Lookup): string | null {
  const path = config.environment["PATH"] ?? (lookup.path || DEFAULT_PATH);
  for (const directory of path.split(":")) {
    const found = directory === "" || directory.endsWith("/") ? directory + program : `${directory}/${program}`;
    if (lookup.stat(found) !== null) return found;
  }
  return null;
}
