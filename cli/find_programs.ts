import { environment } from "../src/os/environment.ts";
import { ownExecutable } from "../src/os/own_executable.ts";
import type { ProgramFinder } from "./full_argv0.ts";

const EXECUTABLE = 0o111;

/** The programs of this machine. */
export function findPrograms(): ProgramFinder {
  return { path: environment()["PATH"] ?? "", resolve, self: ownExecutable() };
}

function resolve(path: string): string | null {
  try {
    const { isFile, mode } = Deno.statSync(path);
    return isFile && ((mode ?? 0) & EXECUTABLE) !== 0 ? Deno.realPathSync(path) : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
