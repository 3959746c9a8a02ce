import { blockSignals } from "../src/os/linux/signals/block_signals.ts";
import { EARLY_SIGNALS } from "../src/os/signals.ts";
import { calledCommand } from "./called_command.ts";
import { findPrograms } from "./find_programs.ts";
import { followLink } from "./follow_link.ts";
import { fullArgv0 } from "./full_argv0.ts";
import { type CommandName, loadCommand } from "./load_command.ts";
import { tellFailure } from "./tell_failure.ts";
import { typedArgv0 } from "./typed_argv0.ts";
import { exitWithUnknownName } from "./unknown_name.ts";

/** One executable, four commands: which one is told by the name that it is called by (PIDPROXY-006). */
const COMMANDS: Readonly<Record<CommandName, (args: readonly string[], argv0: string) => Promise<number>>> = {
  supervisord: async (args, argv0) =>
    isWord(args[0])
      ? (await loadCommand.supervisord_words()).supervisordWord(args, argv0)
      : (await loadCommand.supervisord()).supervisord(args, argv0),
  supervisorctl: async (args, argv0) => (await loadCommand.supervisorctl()).supervisorctl(args, { argv0 }),
  echo_supervisord_conf: async () => {
    (await loadCommand.echo_supervisord_conf()).echoSupervisordConf();
    return 0;
  },
  pidproxy: async (args, argv0) => (await loadCommand.pidproxy()).pidproxy(args, argv0),
};

/** supervisord itself takes nothing but options. */
function isWord(argument: string | undefined): boolean {
  return argument?.startsWith("-") === false;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** The command called for, its arguments, and argv[0] as messages show it. */
function commandLine(): { name: CommandName; args: readonly string[]; argv0: string } {
  // From the sources argv[0] is deno's: a variable stands in for it
  const typed = Deno.build.standalone ? typedArgv0() : Deno.env.get("MONOVISOR_ARGV0") ?? "supervisord";
  const programs = findPrograms();
  const argv0 = fullArgv0(typed, programs);
  const name = calledCommand(argv0, { follow: followLink, self: programs.self }, isCommand);
  if ((name ?? "supervisord") === "supervisord" && Deno.args[0] === "ctl") {
    return { name: "supervisorctl", args: Deno.args.slice(1), argv0: "supervisorctl" };
  }
  if (name === null) return exitWithUnknownName(typed, { names: Object.keys(COMMANDS), file: programs.self });
  return { name, args: Deno.args, argv0 };
}

async function main(): Promise<number> {
  const { name, args, argv0 } = commandLine();
  if (name === "supervisord") {
    // While there is no other thread; a Ctrl-C that comes before there is anything to stop ends us (SIG-012)
    blockSignals(EARLY_SIGNALS);
  } else {
    // The daemon goes on instead
    addEventListener("error", ({ error }) => Deno.exit(tellFailure(error)));
    addEventListener("unhandledrejection", ({ reason }) => Deno.exit(tellFailure(reason)));
  }
  return await COMMANDS[name](args, argv0);
}

// What a command did not expect is a sentence, with the status that an uncaught exception gives
Deno.exit(await main().catch(tellFailure));
