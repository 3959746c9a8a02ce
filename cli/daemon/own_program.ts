import { environment, OWN_VARIABLES } from "../../src/os/environment.ts";
import { joinPath } from "../../src/text/python/posix_path.ts";
import type { ProgramCall } from "../../src/survive/upgrade.ts";
import { findPrograms } from "../find_programs.ts";
import { fullArgv0 } from "../full_argv0.ts";
import { typedArgv0 } from "../typed_argv0.ts";
import { selfCommand } from "./self_command.ts";

/**
 * The path of this executable as it was found at the start, relative ones from `cwd`: behind a link that leads to
 * another version later on, there is that one.
 */
export function ownProgram(cwd: string): string {
  const programs = findPrograms();
  if (!Deno.build.standalone) return programs.self;
  const path = joinPath(cwd, fullArgv0(typedArgv0(), programs));
  return programs.resolve(path) === programs.self ? path : programs.self;
}

/** How the executable at `file` is called in our place. */
export function programCall(file: string): ProgramCall {
  return {
    file,
    argv: (args) => selfCommand(args).argv,
    args: Deno.args,
    env: (stateFd) => ({ ...environment(), [OWN_VARIABLES.stateFd]: String(stateFd) }),
  };
}
