import { LinuxOs } from "../src/os/linux/linux.ts";
import { type Os, OsError } from "../src/os/os.ts";
import { encodeOsText } from "../src/text/bytes/os_text.ts";
import { absolutePath } from "../src/text/python/posix_path.ts";
import { writeOut } from "./write_out.ts";

/** Signals passed on, with their numbers; after one of ENDING the proxy has done its work (PIDPROXY-003). */
const PASSED = [
  ...[["SIGTERM", 15], ["SIGHUP", 1], ["SIGINT", 2]] as const,
  ...[["SIGUSR1", 10], ["SIGUSR2", 12], ["SIGQUIT", 3]] as const,
] as const;
const ENDING: ReadonlySet<string> = new Set(["SIGTERM", "SIGINT", "SIGQUIT"]);

/** What is printed when the file or the command is missing (PIDPROXY-001). */
export function usage(argv0: string): string {
  return `pidproxy -- run command and proxy signals to it via its pidfile.

This executable runs a command and then monitors a pidfile.  When this
executable receives a signal, it sends the same signal to the pid
in the pidfile.

Usage: ${argv0} <pidfile name> <command> [<cmdarg1> ...]

`;
}

/** pidproxy: runs a command and passes signals on to the pid in its pid file. Gives the exit status. */
export async function pidproxy(args: readonly string[], argv0: string): Promise<number> {
  const os = new LinuxOs();
  const [pidfile, command, ...rest] = args;
  if (pidfile === undefined || command === undefined) {
    print(os, usage(argv0));
    return 1;
  }
  const ended = Promise.withResolvers<number>();
  for (const [signal, number] of PASSED) {
    Deno.addSignalListener(signal, () => {
      const outcome = passOn(os, pidfile, number);
      if (outcome === "failed") ended.resolve(1);
      if (outcome === "passed" && ENDING.has(signal)) ended.resolve(0);
    });
  }
  // Whatever its status was (PIDPROXY-005)
  Deno.addSignalListener("SIGCHLD", () => {
    if (os.reap() !== null) ended.resolve(0);
  });
  // Relative to the working directory, not looked up in PATH (PIDPROXY-002)
  const file = absolutePath(command, os.cwd());
  const result = os.spawn({
    file,
    argv: [command, ...rest],
    env: os.environment(),
    stdio: [0, 1, 2],
    // All that we were started with (PIDPROXY-008)
    keeps: os.inheritedFds(),
    // It leads nothing: whoever signals the proxy's process group means the command too
    steps: [],
  });
  return result.kind === "spawned" ? await ended.promise : 0;
}

// Compat: a pid that cannot be signalled ends the proxy, one that cannot be read does not (PIDPROXY-004)
function passOn(os: Os, pidfile: string, signal: number): "passed" | "no pid" | "failed" {
  const pid = readPid(os, pidfile);
  if (pid === null) {
    print(os, `Can't read child pidfile ${pidfile}!\n`);
    return "no pid";
  }
  try {
    os.kill(pid, signal);
    return "passed";
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    os.write(2, encodeOsText(`Cannot signal process ${pid}: ${error.message}\n`));
    return "failed";
  }
}

function readPid(os: Os, pidfile: string): number | null {
  try {
    const text = new TextDecoder().decode(os.readBytes(pidfile)).trim();
    return /^[0-9]+$/.test(text) ? Number(text) : null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}

function print(os: Os, text: string): void {
  writeOut("stdout", () => os.write(1, encodeOsText(text)));
}
