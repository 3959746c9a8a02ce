/** What is known of the programs on this machine. */
export interface ProgramFinder {
  /** PATH. */
  readonly path: string;
  /** The file that an executable's path leads to in the end; null when there is no such executable. */
  readonly resolve: (path: string) => string | null;
  /** The file of the running program. */
  readonly self: string;
}

/**
 * argv[0] as messages show it, and as the search for a configuration file begins (CFG-043): as typed when it has a
 * slash; a bare name was found through PATH, and stands for the full path there, as it does for the original's scripts.
 */
export function fullArgv0(argv0: string, { path, resolve, self }: ProgramFinder): string {
  if (argv0.includes("/")) return argv0;
  const candidates = path.split(":").map((directory) => `${directory || "."}/${argv0}`);
  return candidates.find((candidate) => resolve(candidate) === self) ?? argv0;
}
