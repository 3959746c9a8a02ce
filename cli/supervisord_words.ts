import { LinuxKeepers } from "../src/os/linux/keeper/linux_keepers.ts";
import { LinuxOs } from "../src/os/linux/linux.ts";
import { LinuxProcesses } from "../src/os/linux/processes/linux_processes.ts";
import { blockSignals } from "../src/os/linux/signals/block_signals.ts";
import { EARLY_SIGNALS } from "../src/os/signals.ts";
import { pythonRepr } from "../src/text/python/python_repr.ts";
import { UPGRADE_CHECK } from "../src/survive/upgrade.ts";
import { COMPATIBLE_VERSION, MONOVISOR } from "../src/text/version.ts";
import { check } from "./check/check.ts";
import { configEnvironment } from "./daemon/config_environment.ts";
import { upgradeCheck } from "./daemon/upgrade_check.ts";
import { release, type ReleaseEnvironment } from "./release/release.ts";
import { supervisordOptions } from "./supervisord_options.ts";
import { TAKEOVER, takeover } from "./takeover/takeover.ts";
import { TAKEOVER_CHECK, takeoverCheck } from "./takeover/takeover_check.ts";
import { print, telling } from "./telling.ts";
import { UsageError } from "./usage_error.ts";

/** SIGHUP, SIGINT, SIGQUIT, SIGTERM. */
const ENDING_SIGNALS = [1, 2, 3, 15];

/** What such a command acts on. */
interface WordEnvironment extends ReleaseEnvironment {
  /** Signals that would end this program wait from now on. */
  readonly holdSignals: () => void;
}

/** Gives the exit status. Throws what supervisord tells of, as at a start. */
type Word = (args: readonly string[], environment: WordEnvironment) => number | Promise<number>;

/** What supervisord does when its first argument is one of these; the original takes no arguments but options. */
const WORDS: ReadonlyMap<string | undefined, Word> = new Map<string, Word>([
  ["check", check],
  ["release", release],
  ["version", (args, { os, print }) => {
    if (args.length > 0) throw new UsageError(`supervisord version takes no arguments: ${pythonRepr(args)}`);
    print(`${MONOVISOR}, compatible with Supervisor ${COMPATIBLE_VERSION}\n${os.ownFile().path}\n`);
    return 0;
  }],
  [TAKEOVER, (args, environment) => {
    // What it puts somewhere for a moment is to go whatever happens
    environment.holdSignals();
    return takeover(args, environment);
  }],
  [TAKEOVER_CHECK, async (args, { os, print }) => {
    const stdin = new Uint8Array(await new Response(Deno.stdin.readable).arrayBuffer());
    print(JSON.stringify(takeoverCheck(os, { args, stdin })));
    return 0;
  }],
  [UPGRADE_CHECK, (args, { os, print }) => {
    const { text, status } = upgradeCheck(os, args);
    print(`${text}\n`);
    return status;
  }],
]);

/** supervisord with a word as its first argument. Gives the exit status. */
export async function supervisordWord(args: readonly string[], argv0: string): Promise<number> {
  blockSignals(EARLY_SIGNALS);
  const os = new LinuxOs();
  return await telling(os, argv0, async () => {
    const [first, ...rest] = args;
    const word = WORDS.get(first);
    if (word !== undefined) {
      return await word(rest, {
        ...{ os, keepers: new LinuxKeepers(), processes: new LinuxProcesses(), argv0 },
        print: (text) => void print(os, 1, text),
        holdSignals: () => blockSignals(ENDING_SIGNALS),
      });
    }
    // No word of ours: refused as the original does, which takes no arguments
    supervisordOptions(args, configEnvironment(os, os.cwd()));
    throw new Error(`Cannot take '${first}'`);
  });
}
