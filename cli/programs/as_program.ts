import { findPrograms } from "../find_programs.ts";
import { fullArgv0 } from "../full_argv0.ts";
import { tellFailure } from "./tell_failure.ts";

/** How a command is called. */
export interface Call {
  readonly args: readonly string[];
  readonly argv0: string;
  /** Whether argv[0] is what the caller gave: a bare name has been found through PATH then. */
  readonly asTyped: boolean;
}

/** Runs a command, with its argv[0] as messages show it, to its end. What it did not expect is told in a sentence. */
export async function asProgram(
  { argv0, asTyped }: Call,
  command: (argv0: string) => number | Promise<number>,
): Promise<number> {
  try {
    return await command(asTyped ? fullArgv0(argv0, findPrograms()) : argv0);
  } catch (error) {
    return tellFailure(error);
  }
}
