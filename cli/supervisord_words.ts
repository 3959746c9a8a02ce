import { UPGRADE_CHECK } from "../src/survive/upgrade.ts";
import { check } from "./check/check.ts";
import { upgradeCheck } from "./daemon/upgrade_check.ts";
import { release, type ReleaseEnvironment } from "./release/release.ts";
import { TAKEOVER, takeover } from "./takeover/takeover.ts";
import { TAKEOVER_CHECK, takeoverCheck } from "./takeover/takeover_check.ts";

/** What such a command acts on. */
export interface WordEnvironment extends ReleaseEnvironment {
  /** Signals that would end this program wait from now on. */
  readonly holdSignals: () => void;
}

/** Gives the exit status. Throws what supervisord tells of, as at a start. */
type Word = (args: readonly string[], environment: WordEnvironment) => number | Promise<number>;

/** What supervisord does when its first argument is one of these; the original takes no arguments but options. */
export const SUPERVISORD_WORDS: ReadonlyMap<string | undefined, Word> = new Map<string, Word>([
  ["check", check],
  ["release", release],
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
