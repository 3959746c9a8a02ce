import { findPrograms } from "./find_programs.ts";
import { fullArgv0 } from "./full_argv0.ts";
import { typedArgv0 } from "./typed_argv0.ts";

/** One executable, four commands: which one is told by the name that it is called by (PIDPROXY-006). */
const COMMANDS = {
  supervisord: async (args: readonly string[], argv0: string) =>
    (await import("./supervisord.ts")).supervisord(args, argv0),
  supervisorctl: async (args: readonly string[], argv0: string) =>
    (await import("./supervisorctl.ts")).supervisorctl(args, { argv0 }),
  echo_supervisord_conf: async () => {
    (await import("./echo_supervisord_conf.ts")).echoSupervisordConf();
    return 0;
  },
  pidproxy: async (args: readonly string[], argv0: string) => (await import("./pidproxy.ts")).pidproxy(args, argv0),
} as const;

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

/** The command called for, its arguments, and argv[0] as messages show it. */
function commandLine(): { name: keyof typeof COMMANDS; args: readonly string[]; argv0: string } {
  // From the sources argv[0] is deno's: a variable stands in for it
  const typed = Deno.build.standalone ? typedArgv0() : Deno.env.get("MONOVISOR_ARGV0") ?? "supervisord";
  const argv0 = fullArgv0(typed, findPrograms());
  const name = argv0.slice(argv0.lastIndexOf("/") + 1);
  if (isCommand(name) && name !== "supervisord") return { name, args: Deno.args, argv0 };
  if (Deno.args[0] === "ctl") return { name: "supervisorctl", args: Deno.args.slice(1), argv0: "supervisorctl" };
  return { name: "supervisord", args: Deno.args, argv0 };
}

const { name, args, argv0 } = commandLine();
const status = await COMMANDS[name](args, argv0);
Deno.exit(status);
