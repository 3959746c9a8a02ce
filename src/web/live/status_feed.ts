import type { SupervisorEvent } from "../../events/event.ts";
import { pause } from "../../logs/pause.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { ProcessChanges } from "../../view/process_changes.ts";
import { MONOVISOR_VERSION } from "../../text/version.ts";
import type { StatusChange } from "../client/status_change.ts";
import { processRowOf } from "../pages/process_rows.ts";

/** Seconds that changes are gathered for at least: a restart of everything is told in a few pieces. */
const GATHER = 0.2;
/** Seconds of silence after which a sign of life is given, so that no proxy hangs up. */
const HEARTBEAT = 20;
/** The events with which something looks otherwise; a program's output is not among them. */
const VISIBLE: ReadonlySet<SupervisorEvent["kind"]> = new Set(["process_state", "process_group", "supervisor_state"]);

/**
 * The state of every process, then each change of it, null as a sign of life between; ends at the signal. It looks
 * after events only, so a supervisor whose programs just write is left alone, and works on while supervisord stops. No
 * event tells that a restart becomes a shutdown: that shows with the next one, or the sign of life.
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
    if (isNews) {
      yield {
        now: clock.now(),
        version: MONOVISOR_VERSION,
        mood,
        changed: changed.map((view) => processRowOf(view, supervisor)),
        removed,
      };
    } else if (await nextEvent(supervisor, gone) === "silence") yield null;
    await pause(clock, { seconds: GATHER, until: gone });
  }
}

/** Waits until something may look otherwise, or HEARTBEAT seconds. */
async function nextEvent(supervisor: Supervisor, gone: AbortSignal): Promise<"event" | "silence"> {
  const seen = new AbortController();
  const unobserve = supervisor.observe(({ kind }) => {
    if (VISIBLE.has(kind)) seen.abort();
  });
  const until = AbortSignal.any([gone, seen.signal]);
  await pause(supervisor.options.clock, { seconds: HEARTBEAT, until });
  unobserve();
  return until.aborted ? "event" : "silence";
}
