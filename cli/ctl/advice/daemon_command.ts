/** A supervisord of this machine. */
export interface RunningDaemon {
  readonly pid: number;
  /** What -c names, as typed; null when it was started without. */
  readonly configFile: string | null;
}

const OPTION = /^(?:-c|--conf(?:iguration)?=?)(.*)$/;

/** The supervisord that a command line runs; null for any other program. An interpreter may come first. */
export function daemonCommand(argv: readonly string[], pid: number): RunningDaemon | null {
  const at = argv.slice(0, 2).findIndex((word) => word.slice(word.lastIndexOf("/") + 1) === "supervisord");
  if (at < 0 || (at === 1 && !/python/.test(argv[0] ?? ""))) return null;
  const words = argv.slice(at + 1);
  const option = words.findIndex((word) => OPTION.test(word));
  const joined = OPTION.exec(words[option] ?? "")?.[1] ?? "";
  const configFile = option < 0 ? null : joined === "" ? words[option + 1] ?? null : joined;
  return { pid, configFile };
}
