import { isCommandName } from "./command_name.ts";
import { loadCommand } from "./load_command.ts";
import { typedArgv0 } from "./typed_argv0.ts";

/*
 * One executable, four commands: which one is told by the name that it is called by (PIDPROXY-006). This file and what
 * it imports is parsed anew at each start, unlike the commands' scripts: it is short, and all else is with them.
 */

/** supervisord itself takes nothing but options. */
function isWord(argument: string | undefined): boolean {
  return argument?.startsWith("-") === false;
}

async function main(args: readonly string[]): Promise<number> {
  // From the sources argv[0] is deno's: a variable stands in for it
  const argv0 = Deno.build.standalone ? typedArgv0() : Deno.env.get("MONOVISOR_ARGV0") ?? "supervisord";
  const called = argv0.slice(argv0.lastIndexOf("/") + 1);
  const name = isCommandName(called) ? called : (await loadCommand.other_name()).otherName(argv0, args);
  if (name === "supervisord" && args[0] === "ctl") {
    const { run } = await loadCommand.supervisorctl();
    return await run({ args: args.slice(1), argv0: "supervisorctl", asTyped: false });
  }
  const script = name === "supervisord" && isWord(args[0]) ? "supervisord_words" : name;
  return await (await loadCommand[script]()).run({ args, argv0, asTyped: true });
}

// A command tells itself what it did not expect: this one could not be loaded
Deno.exit(
  await main(Deno.args).catch((error) => {
    console.error(`Error: ${error instanceof Error ? error.message : error}`);
    return 1;
  }),
);
