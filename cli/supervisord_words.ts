import type { Os } from "../src/os/os.ts";
import { blockSignals } from "../src/os/linux/signals/block_signals.ts";
import { UPGRADE_CHECK } from "../src/survive/upgrade.ts";
import { upgradeCheck } from "./daemon/upgrade_check.ts";
import { release } from "./release/release.ts";
import { TAKEOVER, takeover } from "./takeover/takeover.ts";
import { TAKEOVER_CHECK, takeoverCheck } from "./takeover/takeover_check.ts";

/** What such a command acts on. */
export interface WordEnvironment {
  readonly os: Os;
  readonly argv0: string;
  /** To stdout. */
  readonly print: (text: string) => void;
}

/** Gives the exit status. Throws what supervisord tells of, as at a start. */
type Word = (args: readonly string[], environment: WordEnvironment) => number | Promise<number>;

/** SIGHUP, SIGINT, SIGQUIT, SIGTERM. */
const ENDING_SIGNALS = [1, 2, 3, 15];

/** What supervisord does when its first argument is one of these; the original takes no arguments but options. */
export const SUPERVISORD_WORDS: ReadonlyMap<string | undefined, Word> = new Map<string, Word>([
  ["release", release],
  [TAKEOVER, (args, environment) => {
    // What it puts somewhere for a moment is to go whatever happens
    blockSignals(ENDING_SIGNALS);
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
