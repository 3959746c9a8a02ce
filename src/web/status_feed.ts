import type { Clock } from "../os/clock.ts";
import type { Supervisor } from "../supervisor/supervisor.ts";
import { ProcessChanges } from "../view/process_changes.ts";
import type { ProcessRow } from "./process_row.ts";
import { processRowOf } from "./process_rows.ts";

/** Seconds that changes are gathered for at least: a restart of everything is told in a few pieces. */
const GATHER = 0.2;
/** Seconds of silence after which a sign of life is given, so that no proxy hangs up. */
const HEARTBEAT = 20;

/** What has changed since the change before; the first one tells everything. */
export interface StatusChange {
  /** Epoch seconds. */
  readonly now: number;
  /** "RUNNING", "RESTARTING" or "SHUTDOWN". */
  readonly mood: string;
  readonly changed: readonly ProcessRow[];
  /** The namespecs of processes that are gone. */
  readonly removed: readonly string[];
}

/**
 * The state of every process, then each change of it, null as a sign of life between; ends at the signal. It looks
 * after turns only, so an idle supervisor is left alone, and works on while supervisord stops.
 */
export async function* statusFeed(
  supervisor: Supervisor,
  gone: AbortSignal,
): AsyncGenerator<StatusChange | null, void> {
  const { clock } = supervisor.options;
  const changes = new ProcessChanges(supervisor);
  let mood: string | null = null;
  while (!gone.aborted) {
    const { changed, removed } = changes.look();
    const isNews = supervisor.mood !== mood || changed.length > 0 || removed.length > 0;
    mood = supervisor.mood;
    if (isNews) yield { now: clock.now(), mood, changed: changed.map(processRowOf), removed };
    else if (await nextTurn(supervisor, gone) === "silence") yield null;
    await pause(clock, { seconds: GATHER, until: gone });
  }
}

async function nextTurn({ turns, options: { clock } }: Supervisor, gone: AbortSignal): Promise<"turn" | "silence"> {
  const over = new AbortController();
  let looked = false;
  const turn = turns.when(() => {
    // The first look is now, the second one at the end of a turn
    if (looked) return "turn" as const;
    looked = true;
    return undefined;
  });
  const until = AbortSignal.any([gone, over.signal]);
  const silence = pause(clock, { seconds: HEARTBEAT, until }).then(() => "silence" as const);
  const what = await Promise.race([turn, silence]);
  over.abort();
  return what;
}

interface Pause {
  readonly seconds: number;
  readonly until: AbortSignal;
}

/** Waits that long, or until the signal. */
function pause(clock: Clock, { seconds, until }: Pause): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const end = () => {
      cancel();
      until.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.at(clock.monotonic() + seconds, end);
    until.addEventListener("abort", end);
  });
}
