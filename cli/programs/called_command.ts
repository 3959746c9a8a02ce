/** Where a path of this program may lead. */
export interface Links {
  /** The path that a link names, one step on; null when it is none. */
  readonly follow: (path: string) => string | null;
  /** The file of the running program. */
  readonly self: string;
}

/** As many links as the kernel follows. */
const MAX_LINKS = 40;

/**
 * The command that a program called as `argv0` is: the first known name on the way from there to its file, so that a link
 * to supervisorctl is supervisorctl (PIDPROXY-007). An argv[0] that leads nowhere leaves the file's own name. Null for
 * none of the names.
 */
export function calledCommand<Name extends string>(
  argv0: string,
  { follow, self }: Links,
  isCommand: (name: string) => name is Name,
): Name | null {
  const known = (path: string): Name | null => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    return isCommand(name) ? name : null;
  };
  let path: string | null = argv0;
  for (let links = 0; path !== null && links <= MAX_LINKS; links++) {
    const name = known(path);
    if (name !== null) return name;
    path = follow(path);
  }
  return known(self);
}
