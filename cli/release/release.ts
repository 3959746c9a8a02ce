import type { Os } from "../../src/os/os.ts";
import type { Keepers } from "../../src/os/keeper.ts";
import type { Processes } from "../../src/os/processes.ts";
import { keeperPath } from "../../src/survive/keeper_file.ts";
import { type Release, release as releasePrograms } from "../../src/survive/release.ts";
import { MONOVISOR_VERSION } from "../../src/text/version.ts";
import { configEnvironment } from "../daemon/config_environment.ts";
import { findConfigFile } from "../daemon/config_path.ts";
import { configReader } from "../daemon/config_reader.ts";
import { dropPrivileges } from "../daemon/privileges.ts";
import { supervisordOptions } from "../supervisord_options.ts";

/** What the command acts on. */
export interface ReleaseEnvironment {
  readonly os: Os;
  readonly keepers: Keepers;
  readonly processes: Processes;
  readonly argv0: string;
  /** To stdout. */
  readonly print: (text: string) => void;
}

/**
 * supervisord release: gives up what a supervisord with adopt=true has left that will not be started again. Gives the exit
 * status. Throws UsageError, ConfigError, and StateError or OsError when it cannot be done.
 */
export function release(args: readonly string[], environment: ReleaseEnvironment): 0 {
  const { os, argv0, print } = environment;
  const paths = configEnvironment(os, os.cwd());
  const command = supervisordOptions(args, paths);
  if (command.kind === "run") {
    const path = command.configfile ?? findConfigFile(os, argv0, { told: true });
    const { supervisord: { uid, pidfile } } = configReader(os, {
      path,
      environment: paths,
      overrides: command.overrides,
    })();
    // Nothing that another user has written is to have root end anything
    dropPrivileges(os, uid);
    const released = releasePrograms({ ...environment, pidfile });
    print(`${releaseText(released, keeperPath(pidfile))}\n`);
    return 0;
  }
  print(releaseUsage(argv0));
  return 0;
}

/** What is told of it; `file` is what tells of the keeper. */
export function releaseText(released: Release, file: string): string {
  if (released.kind === "nothing") return `nothing to release: there is no ${file}`;
  if (released.kind === "gone") return `nothing to release: the keeper is gone; ${file} has been removed`;
  const { programs } = released;
  if (typeof programs === "string") return `released: which programs go on cannot be told: ${programs}`;
  if (programs.length === 0) return "released: no program goes on";
  const [noun, verb] = programs.length === 1 ? ["program", "goes"] : ["programs", "go"];
  const list = programs.map(({ name, pid }) => `${name} (pid ${pid})`).join(", ");
  return `released: ${programs.length} ${noun} ${verb} on without a supervisor: ${list}`;
}

export function releaseUsage(argv0: string): string {
  return `supervisord release -- give up the programs of a supervisord that died and will not be started again.

Usage: ${argv0} release [options]

With adopt=true the programs of a supervisord that died wait for the next one, in the hands of a small process. This ends
that process and removes its file. The programs are not stopped: what still runs is told, by pid. Nobody reads what they
write any more: most of them end of it. It is refused while that supervisord runs.

Options are those of supervisord, which say what it was started with; above all:
-c/--configuration FILENAME -- its configuration file (searches if not given)
-j/--pidfile FILENAME -- its pid file, where that is not as configured
-h/--help -- print this usage message and exit

This is monovisor ${MONOVISOR_VERSION}.
`;
}
