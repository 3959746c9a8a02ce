/** What a socket file was like after one system call. */
export interface SocketRights {
  readonly mode: number;
  /** "uid:gid"; that of the process until it is changed. */
  readonly owner: string;
  /** The line of the trace. */
  readonly because: string;
}

/**
 * The rights that the file of a socket had, from its making on, whatever it was called meanwhile: read from the output
 * of strace -f with umask, bind, chmod, chown and link in it. `name` is what its names begin with.
 */
export function socketRights(trace: string, name: string): readonly SocketRights[] {
  const history: SocketRights[] = [];
  let umask = 0;
  let current: Omit<SocketRights, "because"> = { mode: 0, owner: "" };
  for (const because of trace.split("\n")) {
    const [, call = "", args = "", result] = /^\d+ +(\w+)\((.*)\) += (\S+)/.exec(because) ?? [];
    if (call === "umask") umask = parseInt(args, 8);
    if (!args.includes(`/${name}`) || result !== "0") continue;
    if (call === "bind") current = { mode: 0o777 & ~umask, owner: "daemon's" };
    if (call.includes("chmod")) current = { ...current, mode: parseInt(/, (0\d+)/.exec(args)?.[1] ?? "", 8) };
    if (call.includes("chown")) current = { ...current, owner: /(\d+), (\d+)/.exec(args)?.slice(1).join(":") ?? "" };
    history.push({ ...current, because });
  }
  return history;
}
